// The two buttons that need a script: hidden in the page, shown here.

const reveal = (name, act) => {
  for (const button of document.querySelectorAll(`button[${name}]`)) {
    button.hidden = false;
    button.addEventListener("click", () => act(button));
  }
};

const textOf = (element) => element.textContent.replace(/\s+/g, " ").trim();

async function copy(button) {
  const status = button.parentElement.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(textOf(document.getElementById(button.dataset.copy)));
    status.textContent = button.dataset.done;
  } catch {
    status.textContent = button.dataset.failed;
  }
}

reveal("data-print", () => window.print());
reveal("data-copy", copy);
