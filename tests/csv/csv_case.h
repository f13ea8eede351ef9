// Reads CSV through discovery and the source as the engine does, block by block, and gives the rows as text.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <weft/error.h>

#include "plan/ops/read_csv.h"

namespace weft::csv_test {

/// A folder that is gone after the test.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  std::string path(std::string_view name) const { return (folder_ / name).string(); }
  /// Writes a file and returns its path.
  std::string write(std::string_view name, std::string_view bytes) const;

 private:
  std::filesystem::path folder_;
};

using Value = std::optional<std::string>;  // nothing: null. Floats in hexadecimal, times as ISO text

struct Rows {
  std::vector<plan::Field> columns;
  std::vector<std::vector<Value>> values;  // by column
  int revisions = 0;                       // how often the source was made anew
  bool operator==(const Rows& other) const { return columns == other.columns && values == other.values; }
  std::vector<Value> row(std::size_t index) const;
};

std::ostream& operator<<(std::ostream& out, const Rows& rows);

/// All parts in order; the source is revised as often as a part asks for it.
Rows read(const plan::CsvRequest& request, const std::vector<plan::Expr>& predicate = {});
Rows read(plan::ReadCsv source, const std::vector<plan::Expr>& predicate = {});
/// One part of a source, without revisions.
Rows read_part(const plan::ReadCsv& source, const plan::CsvPart& part);

plan::CsvRequest request_for(const std::string& path, std::uint64_t blocksize = 64u << 20);

/// The message of the Error that is thrown, after the name of its kind.
std::string error_of(const std::function<void()>& action);

}  // namespace weft::csv_test
