// Functions of strings -> the type of their values, after a check of what they are given.
#include "plan/ops/string_function.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include <weft/error.h>

#include "plan/regex.h"
#include "plan/regex_groups.h"

namespace weft::plan {
namespace {

using dd::DType;

/// What a function takes and gives. One letter an argument: s string, b boolean, i integer; a capital: or null, which may be
/// left out at the end; `*`: any number of those before it.
struct Signature {
  std::string_view name;
  DType result;
  std::string_view arguments;
};

constexpr Signature signatures[] = {
    {"contains", DType::boolean, "sbb"},
    {"match", DType::boolean, "sb"},
    {"fullmatch", DType::boolean, "sb"},
    {"startswith", DType::boolean, "s*"},
    {"endswith", DType::boolean, "s*"},
    {"isalnum", DType::boolean, ""},
    {"isalpha", DType::boolean, ""},
    {"isascii", DType::boolean, ""},
    {"isdecimal", DType::boolean, ""},
    {"isdigit", DType::boolean, ""},
    {"islower", DType::boolean, ""},
    {"isnumeric", DType::boolean, ""},
    {"isspace", DType::boolean, ""},
    {"istitle", DType::boolean, ""},
    {"isupper", DType::boolean, ""},
    {"len", DType::int64, ""},
    {"count", DType::int64, "s"},
    {"find", DType::int64, "siI"},
    {"rfind", DType::int64, "siI"},
    {"index", DType::int64, "siI"},
    {"rindex", DType::int64, "siI"},
    {"lower", DType::string, ""},
    {"upper", DType::string, ""},
    {"capitalize", DType::string, ""},
    {"casefold", DType::string, ""},
    {"swapcase", DType::string, ""},
    {"title", DType::string, ""},
    {"normalize", DType::string, "s"},
    {"strip", DType::string, "S"},
    {"lstrip", DType::string, "S"},
    {"rstrip", DType::string, "S"},
    {"pad", DType::string, "iss"},
    {"zfill", DType::string, "i"},
    {"removeprefix", DType::string, "s"},
    {"removesuffix", DType::string, "s"},
    {"repeat", DType::string, "i"},
    {"wrap", DType::string, "ibibbssbbbIs"},
    {"replace", DType::string, "ssibb"},
    {"translate", DType::string, "s*"},
    {"slice_replace", DType::string, "IIs"},
    {"slice", DType::string, "III"},
    {"get", DType::string, "i"},
    {"split", DType::list, "Sibb"},
    {"findall", DType::list, "sb"},
    {"extractall", DType::list, "si"},
    {"join", DType::string, "s"},
    {"split_get", DType::string, "Sibbi"},
    {"split_len", DType::int64, "Sibb"},
    {"partition", DType::string, "sbi"},
    {"extract", DType::string, "si"},
    {"repeat_each", DType::string, ""},
    {"cat", DType::string, "sS"},
};

const Signature& signature_of(const std::string& function) {
  for (const Signature& signature : signatures)
    if (signature.name == function) return signature;
  throw Error(ErrorKind::cluster, "String function not found: " + function);
}

bool fits(const Literal& value, char letter) {
  if (std::isupper(letter) && std::holds_alternative<std::monostate>(value)) return true;
  switch (std::tolower(letter)) {
    case 's':
      return std::holds_alternative<std::string>(value);
    case 'b':
      return std::holds_alternative<bool>(value);
    default:
      return std::holds_alternative<std::int64_t>(value);
  }
}

// A plan that came as bytes may hold anything.
void check_arguments(const StringFunction& call, std::string_view letters) {
  const bool repeated = letters.ends_with('*');
  const auto letter_at = [&](std::size_t index) { return repeated ? letters[0] : letters[index]; };
  bool good = repeated || call.arguments.size() <= letters.size();
  for (std::size_t index = 0; good && index < call.arguments.size(); ++index)
    good = fits(call.arguments[index], letter_at(index));
  if (!repeated)
    for (std::size_t index = call.arguments.size(); good && index < letters.size(); ++index)
      good = std::isupper(letters[index]) != 0;
  if (!good) throw Error(ErrorKind::cluster, "A plan has no such arguments of str." + call.function);
}

void check_inputs(const StringFunction& call, std::span<const Type> inputs) {
  const std::size_t wanted = call.function == "repeat_each" ? 2 : 1;
  if (inputs.empty() || (inputs.size() != wanted && call.function != "cat"))
    throw Error(ErrorKind::cluster, "A plan has " + std::to_string(inputs.size()) + " inputs for str." + call.function +
                                        ", not " + std::to_string(wanted));
  for (std::size_t index = 0; index < inputs.size(); ++index) {
    const DType type = call.function == "repeat_each" && index == 1 ? DType::int64 : DType::string;
    if (inputs[index] == type) continue;
    // The message ends without its changing part: coerce_literals() adds the expression.
    throw Error(ErrorKind::user, (type == DType::int64 ? "Cannot repeat as often as " : "Cannot use a string function on ") +
                                     type_name(inputs[index]));
  }
}

const std::string& text_at(const StringFunction& call, std::size_t index) { return std::get<std::string>(call.arguments[index]); }
bool flag_at(const StringFunction& call, std::size_t index) { return std::get<bool>(call.arguments[index]); }

void check_patterns(const StringFunction& call) {
  const std::string& function = call.function;
  if ((function == "contains" && flag_at(call, 1)) || function == "match" || function == "fullmatch" || function == "count")
    check_regex(text_at(call, 0));
  if (function == "replace" && (flag_at(call, 4) || !flag_at(call, 3)))
    check_rewrite(search_pattern(text_at(call, 0), flag_at(call, 4), flag_at(call, 3)),
                  rewrite_of(text_at(call, 1), flag_at(call, 4), text_at(call, 0)));
  if (function.starts_with("split") && flag_at(call, 2)) check_regex(text_at(call, 0));
  if (function == "findall") {
    check_regex(text_at(call, 0));
    if (regex_groups(text_at(call, 0)).size() > 1)
      throw Error(ErrorKind::user, "findall takes a pattern of at most one group, write (?:...): " + text_at(call, 0));
  }
  if (function == "extract" || function == "extractall") {
    check_regex(text_at(call, 0));
    const auto group = static_cast<std::size_t>(std::get<std::int64_t>(call.arguments[1]));
    if (group >= regex_groups(text_at(call, 0)).size())
      throw Error(ErrorKind::cluster, "Encoded plan extracts a group that there is none of: " + std::to_string(group));
  }
}

}  // namespace

Type StringFunction::type(std::span<const Type> inputs) const {
  const Signature& signature = signature_of(function);
  check_inputs(*this, inputs);
  check_arguments(*this, signature.arguments);
  check_patterns(*this);
  return signature.result == DType::list ? list_of(DType::string) : Type(signature.result);
}

std::string StringFunction::text(std::span<const std::string> inputs) const {
  std::string text = "str." + function + '(';
  for (const std::string& input : inputs) text += (text.ends_with('(') ? "" : ", ") + input;
  for (const Literal& argument : arguments) text += ", " + to_string(argument);
  return text + ')';
}

}  // namespace weft::plan
