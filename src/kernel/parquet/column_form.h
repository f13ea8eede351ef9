// The columns that a Parquet file's footer lists -> their column types, and how stored values become those.
#pragma once

#include <string>
#include <vector>

#include <parquet/metadata.h>
#include <parquet/schema.h>

#include "plan/schema.h"

namespace weft::kernel::parquet_file {

/// What is done to a stored value.
enum class Conversion {
  none,      // but for the width of integers
  multiply,  // by `factor`
  divide,    // by `factor`, rounded toward minus infinity
  decimal,   // an unscaled integer, or its big-endian bytes, by `divisor`
  integer,   // a decimal without decimal places, which is its big-endian bytes
  half,      // a float of two bytes
  int96,     // nanoseconds of the day and Julian day
};

struct ColumnForm {
  std::string name;
  plan::Type type;
  int leaf = 0;              // its number among the column chunks of a row group
  bool nullable = false;     // definition levels are stored
  bool categories = false;   // written from a dictionary of texts
  bool ordered = false;      // whose order is one of the values
  bool is_list = false;      // its items' levels are read by Arrow's reader
  bool always_null = false;  // of Parquet's type for nothing but nulls: any type holds it
  Conversion conversion = Conversion::none;
  std::int64_t factor = 1;
  double divisor = 1;
  const parquet::ColumnDescriptor* descriptor = nullptr;  // lives as long as the footer
  std::string refusal;                                    // what no column type stands for, by its type; empty: none
};

/// The columns in the file's order. Throws what the library throws for a schema that makes no sense.
std::vector<ColumnForm> column_forms(const parquet::FileMetaData& footer);

}  // namespace weft::kernel::parquet_file
