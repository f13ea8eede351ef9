// What splitting strings gives: a column of lists, of which single pieces can be had more cheaply.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <weft/series.h>

namespace weft::dd {

class DataFrame;

/// The pieces that StringMethods::split() cuts each string into: a column of lists of strings, null where the string is. What is
/// asked of the pieces here is computed without making the lists.
class StringPieces : public Series {
 public:
  /// What StringMethods::split() and rsplit() make of a column of strings.
  StringPieces(const plan::Expr& strings, std::optional<std::string> separator, std::int64_t n, bool regex, bool from_right);
  using Series::operator[];
  /// The i-th piece, from the end when negative; null where there are fewer. pandas' `.str.split(...).str[i]`.
  Series operator[](std::int64_t i) const;
  Series get(std::int64_t i) const;
  /// The number of pieces. int64. pandas' `.str.split(...).str.len()`.
  Series len() const;
  /// A column for each piece: n + 1 columns named "0", "1", ..., null where there are fewer pieces. pandas' `expand=True`.
  /// Throws a user Error without a limit `n`: how many columns there are must be known before anything is read (as in Dask).
  DataFrame expand() const;

 private:
  plan::Expr strings_;
  std::optional<std::string> separator_;
  std::int64_t n_;
  bool regex_;
  bool from_right_;
};

}  // namespace weft::dd
