"""How static files are kept where DEBUG is off."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed and compressed, the paths in `import` of ES modules included.

    A module's imports must stand above its first `export`: collectstatic fails on one below.
    """

    support_js_module_import_aggregation = True
