// Arguments of a command -> options by name.
#include "arguments.h"

#include <algorithm>
#include <charconv>

#include <weft/error.h>

#include "base/text.h"

namespace weft::tool {

Arguments::Arguments(const std::vector<std::string>& arguments, const std::vector<std::string>& names) {
  for (std::size_t index = 0; index < arguments.size(); ++index) {
    const std::string& argument = arguments[index];
    if (argument == "--help" || argument == "-h") {
      help_ = true;
      continue;
    }
    if (!argument.starts_with("--")) {
      positional_.push_back(argument);
      continue;
    }
    const std::size_t equals = argument.find('=');
    const std::string name = argument.substr(0, equals);
    if (std::find(names.begin(), names.end(), name) == names.end())
      throw Error(ErrorKind::user, base::not_found("Option", name, names));
    if (equals == argument.npos && index + 1 == arguments.size()) throw Error(ErrorKind::user, "An option has no value: " + name);
    values_[name] = equals == argument.npos ? arguments[++index] : argument.substr(equals + 1);
  }
}

std::string Arguments::get(const std::string& name, std::string_view otherwise) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::string(otherwise) : found->second;
}

int Arguments::number(const std::string& name, int otherwise, int most) const {
  if (!has(name)) return otherwise;
  const std::string text = get(name);
  int number = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || rest != text.data() + text.size() || number < 0 || number > most)
    throw Error(ErrorKind::user, name + " is a number from 0 to " + std::to_string(most) + ", not: " + text);
  return number;
}

}  // namespace weft::tool
