// Turns ids as JSON into their text in the protocol, and patterns into a yes or no for an id.
#pragma once

#include <string>
#include <string_view>

#include <weft/json.h>

namespace weft::dash {

/// The id itself, or for a dictionary compact JSON with its keys in order; "" for what is neither text nor an object.
std::string stringify_id(const Json& id);

/// "MATCH", "ALL" or "ALLSMALLER" for ["MATCH"] and so on; "" for any other value.
std::string_view wildcard_name(const Json& value);

/// Whether the id is one that the pattern stands for: the same text, or the same keys with the same values where the pattern has
/// no wildcard.
bool id_matches(const Json& pattern, const Json& id);

}  // namespace weft::dash
