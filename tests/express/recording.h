// Recorded data and arguments, as JSON -> tables and arguments.
#pragma once

#include <string>

#include <weft/express.h>

namespace weft::px {

/// A file in tests/express/recorded, parsed.
const Json& recording(const std::string& file);
std::string recorded_text(const std::string& file);

/// The recorded data set of that name.
dd::Table recorded_table(const std::string& name);

/// The arguments of plotly.express.scatter as px::Scatter. Fails on an argument that it does not know.
Scatter recorded_arguments(const Json& arguments);

/// Draws with the function of that name.
Figure recorded_chart(const std::string& function, const dd::Table& table, const Json& arguments);

/// Whether two typed arrays of float64 differ by rounding only: a fit by another algorithm ends on other last digits.
bool is_nearly_equal(const Json& expected, const Json& actual);

/// Where two JSON values differ, and how; empty when they are equal. The order of keys does not count.
std::string difference(const Json& expected, const Json& actual, const std::string& path = "");

}  // namespace weft::px
