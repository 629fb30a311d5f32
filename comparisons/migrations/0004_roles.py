"""The groups of the roles. Their rights follow after each migration (comparisons/actions/roles.py)."""

from django.db import migrations

NAMES = ('Taggers', 'Editors', 'Administrators')


def make_groups(apps, schema_editor):
    Group = apps.get_model('auth', 'Group')
    for name in NAMES:
        Group.objects.using(schema_editor.connection.alias).get_or_create(name=name)


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('comparisons', '0003_the_tagging_desk'),
    ]

    operations = [
        migrations.RunPython(make_groups, migrations.RunPython.noop),
    ]
