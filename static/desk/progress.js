// How far an import is: asked every second, until there is something else to see.

const bar = document.querySelector("[data-progress]");

async function look() {
  try {
    const answer = await fetch(bar.dataset.progress);
    const { is_at_work: isAtWork, done } = await answer.json();
    if (!isAtWork) return location.reload();
    if (done !== null) bar.value = done;
  } catch {
    // Perhaps the next time.
  }
  setTimeout(look, 1000);
}

look();
