// Bytes of CSV -> where its fields end.
#pragma once

#include <cstddef>
#include <cstdint>

namespace weft::kernel::csv {

/// The bytes that mean something in plain CSV.
struct ScanBytes {
  char separator = ',';
  char quote = '"';
  bool quoting = true;
  bool double_quote = true;
};

struct Scan {
  std::uint32_t num_ends = 0;     // separators and newlines outside quotes
  std::uint32_t num_lines = 0;    // newlines among them
  std::uint32_t num_returns = 0;  // carriage returns right before one of those newlines
  bool quotes = false;            // some quote occurs
  bool high_bytes = false;        // some byte is not ASCII
  bool plain = true;  // false: a quote inside an unquoted field or a carriage return on its own, so only tokenize() is right
};

/// Bytes that must be readable after the text (their values do not matter).
inline constexpr std::size_t scan_padding = 64;

/// Finds the separators and newlines outside quotes in text that begins at the start of a line, and writes their positions,
/// ascending. `ends` has room for `size` + scan_padding positions. Runs on the widest vectors that the processor has.
Scan scan(const char* text, std::size_t size, const ScanBytes& bytes, std::uint32_t* ends);

}  // namespace weft::kernel::csv
