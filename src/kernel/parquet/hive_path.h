// The directories of a path -> the partition values that their names hold.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plan/literal.h"
#include "plan/schema.h"

namespace weft::kernel::parquet_file {

/// Directory names `key=value` on the way to a file, as Hive writes them: keys with the values' text, percent-decoded, empty for
/// null.
using HiveValues = std::vector<std::pair<std::string, std::optional<std::string>>>;
HiveValues hive_values(std::string_view path);

/// The column of the values of one key over all files: int64 when all of them are whole numbers, else string.
plan::Type hive_type(const std::vector<std::optional<std::string>>& values);
plan::Literal hive_literal(const std::optional<std::string>& value, plan::Type type);

/// A value as a part of a directory's name.
std::string hive_text(const plan::Literal& value);

}  // namespace weft::kernel::parquet_file
