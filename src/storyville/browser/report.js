// The slider between before and after: the further right, the more of after.
document.addEventListener("input", ({ target }) => {
  const slider = target instanceof HTMLInputElement && target.closest(".slider");
  if (slider instanceof HTMLElement) slider.style.setProperty("--at", `${target.value}%`);
});
