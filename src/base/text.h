// Turns names into the words of messages: lists, and "did you mean".
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weft::base {

/// The names joined by `separator`.
std::string join(std::span<const std::string> names, std::string_view separator = ", ");

/// The names as a list for a message: at most `most` of them, then how many more there are.
std::string list_names(std::span<const std::string> names, std::size_t most = 20);

/// The number of letters to insert, delete, replace or swap with a neighbour that turns `a` into `b`, whatever their case.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The choices that `name` may be a misspelling of, the closest first; none when nothing is near.
std::vector<std::string> closest_names(std::string_view name, std::span<const std::string> choices, std::size_t most = 2);

/// The standard message about a name that is not among the choices:
/// `Column not found: popualtion (have: country, population; did you mean population?)`.
std::string not_found(std::string_view what, std::string_view name, std::span<const std::string> choices);

/// The part of that message in brackets, for messages that begin otherwise.
std::string choices_hint(std::string_view name, std::span<const std::string> choices);

}  // namespace weft::base
