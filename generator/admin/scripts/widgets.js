// Widgets for what the CMS has none: short texts line by line, a word or a list, and the name of a file.

const ONLY = "_only";

export function registerWidgets(cms, createClass, h) {
  cms.registerWidget("lines", createClass(lines(h)));
  cms.registerWidget("choice", createClass(choice(h)));
  cms.registerWidget("file-name", createClass(fileName(h)));
}

// A list of short texts: one on each line

function lines(h) {
  return {
    getInitialState() {
      return { text: listed(this.props.value).join("\n") };
    },
    componentDidUpdate() {
      const known = linesOf(this.state.text);
      const value = listed(this.props.value);
      if (known.join("\n") !== value.join("\n")) this.setState({ text: value.join("\n") });
    },
    isValid() {
      return checked(listed(this.props.value), this.props.field);
    },
    render() {
      const change = (event) => {
        this.setState({ text: event.target.value });
        this.props.onChange(linesOf(event.target.value));
      };
      return frame(h, this.props, linesField(h, this.props, this.state.text, change));
    },
  };
}

function linesField(h, { forID }, text, onChange) {
  const rows = Math.min(Math.max(text.split("\n").length + 1, 2), 16);
  return h("textarea", { id: forID, value: text, rows, onChange, placeholder: "One on each line", spellCheck: false });
}

// One of a few words, or a list: of values that are known, or line by line

function choice(h) {
  return {
    getInitialState() {
      return { options: optionsOf(this.props.field), text: listed(this.props.value).join("\n") };
    },
    async componentDidMount() {
      const collection = this.props.field.get("collection");
      if (!collection) return;
      const found = await this.props.query(this.props.forID, collection, ["title"], "");
      const entries = found?.payload?.hits ?? [];
      const options = entries.map(({ slug, data }) => ({ value: slug, label: data.title ?? slug }));
      this.setState({ options: options.sort((one, other) => one.label.localeCompare(other.label)) });
    },
    shouldComponentUpdate() {
      return true;
    },
    isValid() {
      const { value, field } = this.props;
      if (typeof value === "string" && value) return true;
      const chosen = listed(value);
      if (value && !chosen.length) return fault(`${field.get("label")}: choose at least one, or another answer.`);
      return checked(chosen, field);
    },
    render() {
      const { value, field, forID, onChange } = this.props;
      const words = field.get("words").toJS();
      const chosen = value && typeof value !== "string" ? ONLY : (value ?? field.get("default"));
      const radio = (name, label) =>
        h("label", { key: name },
          h("input", {
            type: "radio", name: forID, checked: chosen === name,
            onChange: () => onChange(name === ONLY ? [] : name),
          }), label);
      return frame(h, this.props,
        h("fieldset", { id: forID },
          words.map((word) => radio(word.value, word.label)),
          radio(ONLY, "Only these:"),
          chosen === ONLY && this.list(listed(value))));
    },
    list(chosen) {
      const { onChange } = this.props;
      const { options, text } = this.state;
      if (!options) {
        return linesField(h, { forID: `${this.props.forID}-list` }, text, (event) => {
          this.setState({ text: event.target.value });
          onChange(linesOf(event.target.value));
        });
      }
      const known = new Set(options.map((option) => option.value));
      const strange = chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value }));
      const toggled = (value, on) => (on ? [...chosen, value] : chosen.filter((each) => each !== value));
      return h("div", { className: "rolepages-choices" },
        [...options, ...strange].map(({ value, label }) =>
          h("label", { key: value },
            h("input", {
              type: "checkbox", checked: chosen.includes(value),
              onChange: (event) => onChange(toggled(value, event.target.checked)),
            }), label)));
    },
  };
}

function optionsOf(field) {
  if (field.get("collection")) return [];
  return field.get("options")?.toJS();
}

// Where a file stands: asked of a new one, shown of others

function fileName(h) {
  return {
    isValid() {
      const { entry, value, field } = this.props;
      if (entry.get("path")) return true;
      if (!value) return fault(`${field.get("label")} is required.`);
      return checked([value], field);
    },
    render() {
      const { entry, value, field, forID, onChange } = this.props;
      if (entry.get("path")) {
        const [, folder, file] = /^(.*)\/(.*)$/.exec(entry.get("path"));
        return frame(h, this.props, h("span", { id: forID, className: "rolepages-place" }, field.get("is_folder") ? folder : file));
      }
      const change = (event) => onChange(event.target.value.trim());
      const options = field.get("options")?.toJS();
      return frame(h, this.props, options
        ? h("select", { id: forID, value: value ?? "", onChange: change },
          [{ value: "", label: "" }, ...options].map((each) => h("option", { key: each.value, value: each.value }, each.label)))
        : h("input", { id: forID, type: "text", value: value ?? "", onChange: change, autoComplete: "off", spellCheck: false }));
    },
  };
}

// What they share

function frame(h, { classNameWrapper, setActiveStyle, setInactiveStyle }, ...inside) {
  return h("div", { className: `${classNameWrapper} rolepages-widget`, onFocus: setActiveStyle, onBlur: setInactiveStyle }, ...inside);
}

function listed(value) {
  if (!value || typeof value === "string") return [];
  return typeof value.toJS === "function" ? value.toJS() : value;
}

function linesOf(text) {
  return text.split("\n").map((line) => line.trim()).filter(Boolean);
}

function checked(values, field) {
  const [pattern, said] = field.get("item_pattern")?.toJS() ?? [];
  const odd = values.find((value) => pattern && !new RegExp(pattern).test(value));
  if (odd !== undefined) return fault(`${field.get("label")}: ${odd} is not right. It needs ${said}.`);
  const most = field.get("max");
  if (most && values.length > most) return fault(`${field.get("label")}: at most ${most} lines fit.`);
  return true;
}

function fault(message) {
  return { error: { type: "CUSTOM", message } };
}
