from django.apps import AppConfig


class ComparisonsConfig(AppConfig):
    name = "comparisons"
    verbose_name = "What is compared"

    def ready(self) -> None:
        from comparisons import receivers  # noqa: F401
