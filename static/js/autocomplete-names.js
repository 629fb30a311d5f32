/* select2 gives its boxes no name that a screen reader could say; the field's own name is in data-label. */
"use strict";

{
  const nameBoxes = () => {
    for (const select of document.querySelectorAll("select.admin-autocomplete[data-label]")) {
      const box = select.nextElementSibling;
      for (const part of box?.querySelectorAll(".select2-selection__rendered, .select2-search__field") ?? []) {
        part.setAttribute("aria-label", select.dataset.label);
      }
    }
  };

  django.jQuery(nameBoxes);
  document.addEventListener("formset:added", () => setTimeout(nameBoxes));
}
