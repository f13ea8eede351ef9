// Rows of columns -> the JSON arrays that plotly.py writes for them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <weft/json.h>
#include <weft/table.h>

namespace weft::px {

/// Which rows of a table a trace has, in their order. All of them need no list.
struct Rows {
  std::size_t size = 0;
  bool all = false;
  std::vector<std::uint32_t> index = {};

  std::size_t operator[](std::size_t i) const { return all ? i : index[i]; }
};

/// Numbers become typed arrays where Plotly has such a type, everything else lists; nulls NaN there, null here.
Json encode(const dd::Column& column, const Rows& rows);

/// For attributes that are text: as encode(), but numbers always become float64.
Json encode_text(const dd::Column& column, const Rows& rows);

/// For attributes that may be anything: as encode(), but numbers are a list, nulls in it null.
Json encode_list(const dd::Column& column, const Rows& rows);

/// Several columns as an array of rows: a typed array when all are numbers, else lists.
Json encode_rows(const std::vector<dd::Column>& columns, const Rows& rows);

/// One value as it stands in a list.
Json encode_value(const dd::Column& column, std::size_t row);

/// One value as Python's str() writes it: what legends, facet titles and hover boxes show.
std::string text_of(const dd::Column& column, std::size_t row);

/// Whether plotly.py takes the type for continuous: integers and floats.
bool is_continuous(dd::DType type);

/// The type that NumPy has for numbers of both types.
dd::DType common_number_type(dd::DType a, dd::DType b);

/// Whether the value is null, or a float's NaN, which plotly.py does not tell apart.
bool is_missing(const dd::Column& column, std::size_t row);

}  // namespace weft::px
