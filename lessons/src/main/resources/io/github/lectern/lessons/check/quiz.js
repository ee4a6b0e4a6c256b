(data) => {
  // Replaces the list of options with radio buttons; choosing one shows its verdict and reason. In a
  // notebook it also says how to keep the answer; pages and slides have no cells to run.
  const element = (name, style, text = "") => {
    const made = document.createElement(name);
    made.style.cssText = style;
    made.textContent = text;
    return made;
  };

  const radio = (group, value, text, choose) => {
    const label = element(
      "label",
      "display:flex;gap:.6em;align-items:center;min-height:1.8em;padding:.1em .3em;cursor:pointer",
    );
    const input = element("input", "flex:none;width:1.2em;height:1.2em;margin:0;accent-color:#0072B2;cursor:pointer");
    Object.assign(input, { type: "radio", name: group, value });
    input.addEventListener("change", choose);
    label.append(input, element("span", "", `(${value}) ${text}`));
    return label;
  };

  const isNotebook = () => !document.querySelector(".reveal, #course, body.jp-Notebook");
  const howToKeep = (number) => `To keep your answer, ${data.keep.replace("{}", number)} and run the cell.`;

  const enliven = (quiz, copy) => {
    if (quiz.dataset.live) return;
    quiz.dataset.live = "yes";
    // The quiz handles its keys; they must not move between slides or cells.
    quiz.setAttribute("data-lm-suppress-shortcuts", "true");
    quiz.setAttribute("data-p-suppress-shortcuts", "true");
    quiz.addEventListener("keydown", (event) => event.stopPropagation());
    const group = element("div", "margin:.4em 0");
    group.setAttribute("role", "radiogroup");
    group.setAttribute("aria-label", data.question);
    const answer = element("p", "margin:.4em 0 0;padding:.2em .8em;min-height:3em;border-left:4px solid transparent");
    answer.setAttribute("aria-live", "polite");
    data.choices.forEach((choice, i) => {
      const choose = () => {
        answer.style.borderLeftColor = choice.colour;
        answer.replaceChildren(element("strong", "", choice.verdict), choice.reason);
        if (isNotebook()) answer.append(element("span", "display:block", howToKeep(i + 1)));
      };
      group.append(radio(`${data.key}-${copy}`, i + 1, choice.text, choose));
    });
    quiz.querySelector("ol").replaceWith(group);
    quiz.append(answer);
  };

  // A front end may run the script before it puts the quiz into the page.
  const start = (tries) => {
    const quizzes = document.querySelectorAll(`[data-lectern-quiz="${data.key}"]`);
    quizzes.forEach(enliven);
    if (quizzes.length === 0 && tries > 0) setTimeout(() => start(tries - 1), 100);
  };
  start(50);
}
