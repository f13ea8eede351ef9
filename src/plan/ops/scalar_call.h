// What scalar ops have in common: checks of their inputs, the type that several values share, their text.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "plan/type.h"

namespace weft::plan {

/// Throws a cluster Error unless there are that many: a plan that came as bytes may be wired wrongly.
void expect_scalars(std::string_view op, std::size_t have, std::size_t want);

/// The type that holds the values of both: equal types are themselves, numbers promote as NumPy's do. Nothing for a boolean with
/// a number, which pandas keeps apart too, and for others.
std::optional<Type> shared_type(const Type& a, const Type& b);
/// The same of two columns: times with a zone and times without one have none.
std::optional<Type> shared_column_type(const Type& a, const Type& b);

/// `function(first, second)`.
std::string call_text(std::string_view function, std::span<const std::string> inputs);

}  // namespace weft::plan
