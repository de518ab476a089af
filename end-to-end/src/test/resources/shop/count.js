// Counts the clicks that this tab really got, over all its pages.
addEventListener(
  "click",
  () => sessionStorage.setItem("clicks", String(Number(sessionStorage.getItem("clicks") ?? 0) + 1)),
  true,
);
