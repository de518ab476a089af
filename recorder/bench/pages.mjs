/** Bodies of pages whose scripts change the document as heavy applications do; each ends by setting `window.done`. */
const round = (
  setup,
  change,
  rounds,
) => `<style>#app { contain: strict; width: 900px; height: 600px } table { table-layout: fixed; width: 900px }</style><div id="app"></div><script>
  const app = document.querySelector("#app");
  const rest = () => new Promise((resolve) => setTimeout(resolve, 16));
  ${setup}
  window.work = async () => { for (let n = 0; n < ${rounds}; n++) { ${change} await rest(); } window.done = true; };
</script>`;

/** A shop in which somebody reads, scrolls, points, types and buys: what most pages are like most of the time. */
const shop = round(
  `document.querySelector("style").remove();
   app.innerHTML = '<form><input aria-label="Search"></form><div>' + Array.from({ length: 400 }, (_, n) =>
     '<article class="card" id="p' + n + '"><h2>Product ' + n + '</h2><p>Made of cotton, in ' + (n % 7) + ' colours, ships within two days.</p><span class="price">' + n * 3 + '</span><button>Add to basket</button></article>').join("") + '</div><ol></ol>';
   const input = app.querySelector("input"), basket = app.querySelector("ol"), buttons = [...app.querySelectorAll("button")];
   buttons.forEach((button) => button.addEventListener("click", () => { basket.insertAdjacentHTML("beforeend", "<li>" + button.parentNode.id + "</li>"); }));`,
  `scrollTo(0, n * 40);
   document.dispatchEvent(new MouseEvent("mousemove", { clientX: n * 7 % 800, clientY: n * 5 % 600, bubbles: true }));
   if (n % 10 === 0) { input.value += "cotton shirt "[(n / 10) % 13]; input.dispatchEvent(new Event("input", { bubbles: true })); }
   if (n % 40 === 0) buttons[n].dispatchEvent(new MouseEvent("click", { clientX: 40, clientY: 40, bubbles: true }));`,
  300,
);

export const pages = {
  shop,
  /** A table of 2,000 cells, 400 of which get other text every frame: tickers, dashboards. */
  ticker: round(
    `app.innerHTML = "<table>" + ("<tr>" + "<td>0</td>".repeat(20) + "</tr>").repeat(100) + "</table>";
     const cells = [...app.querySelectorAll("td")];`,
    `for (let i = 0; i < 400; i++) cells[(n * 37 + i * 5) % cells.length].textContent = "v" + (n * i % 997);`,
    200,
  ),
  /** 150 list items with markup of their own leave and come every frame: virtual lists, chats, search results. */
  list: round(
    `const row = (n) => '<li class="row" data-id="' + n + '"><img alt="" width="16" height="16"><a href="/p/' + n + '"><b>Item ' + n + '</b></a><span class="price">' + n * 3 + '</span></li>';
     app.innerHTML = "<ul></ul>"; const ul = app.firstChild;`,
    `ul.innerHTML = Array.from({ length: 150 }, (_, i) => row(n * 150 + i)).join("");`,
    120,
  ),
  /** 300 elements move and change class every frame: animations by script. */
  animation: round(
    `app.innerHTML = '<i class="a" style="position:absolute">*</i>'.repeat(300); const dots = [...app.children];`,
    `dots.forEach((dot, i) => { dot.style.transform = "translate(" + (n * i) % 800 + "px," + (n + i) % 600 + "px)"; dot.className = n % 2 ? "a" : "b"; });`,
    200,
  ),
};
