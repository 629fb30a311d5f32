/* select2 gives its boxes no name that a screen reader could say; the field's own name is in data-label. */
"use strict";

{
  const nameBoxes = () => {
    for (const select of document.querySelectorAll("select.admin-autocomplete[data-label]")) {
      const box = select.nextElementSibling?.querySelector(".select2-selection__rendered");
      box?.setAttribute("aria-label", select.dataset.label);
    }
  };

  django.jQuery(nameBoxes);
  document.addEventListener("formset:added", () => setTimeout(nameBoxes));
}
