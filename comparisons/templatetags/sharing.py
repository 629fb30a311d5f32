"""What a page says of itself where its address is shared: the same words in several tags of its head."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY, BlockContext

register = template.Library()


@register.simple_tag(takes_context=True)
def again(context: Context, name: str) -> str:
    """The contents of a block of the page once more: Django lets a block stand in one place only."""
    blocks: BlockContext = context.render_context[BLOCK_CONTEXT_KEY]
    return blocks.get_block(name).render(context)
