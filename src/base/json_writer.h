// Turns JSON values into text that may stand inside a script tag.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <weft/json.h>

namespace weft::base {

/// Appends the value as compact JSON. `<` and `>` are written \u003c and \u003e, so that no text closes the script tag it is put
/// in; NaN and infinities become null; floats have the fewest digits that read back as the same value, as in
/// Python.
void append_json(std::string& out, const Json& value);

std::string to_json(const Json& value);

/// About how many bytes append_json() will add, so that large texts are not moved while they grow.
std::size_t json_size_hint(const Json& value);

/// Appends a JSON string with its quotes; `text` is UTF-8.
void append_json_string(std::string& out, std::string_view text);

/// Appends a number as Python's repr() writes it ("1.0", "1e-05", "1e+16"), or null when it is not finite.
void append_json_number(std::string& out, double number);
void append_json_number(std::string& out, std::int64_t number);

/// A float as Python's repr() writes it, with "nan", "inf" and "-inf" for what is not finite.
std::string repr(double number);
std::string repr(float number);

}  // namespace weft::base
