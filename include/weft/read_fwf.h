// Frames of the rows of files whose fields have fixed widths.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include <weft/read_csv.h>

namespace weft::dd {

/// Options of read_fwf; pandas' read_fwf, whose widths count characters, not bytes.
struct ReadFwf {
  /// Where each field stands in a line: from a character, the first of which is 0, to before another.
  std::vector<std::pair<std::size_t, std::size_t>> colspecs = {};
  ReadCsv csv = {};               ///< the options that it has in common with read_csv; separators and quotes have no meaning
  std::size_t infer_nrows = 100;  ///< lines of the first file from which the fields are inferred when nothing says where they are
  std::vector<std::size_t> widths = {};  ///< in place of .colspecs: of fields that stand one right after the other
};

/// A frame of the rows of files whose fields stand at the same places of each line, without the blanks around them. Paths are
/// those of read_csv. When neither .colspecs nor .widths is given, a field is a run of characters at which some line has no
/// blank. Throws what read_csv does, and a user Error when both are given or an interval has no characters.
DataFrame read_fwf(const std::string& path, const ReadFwf& options = {});
DataFrame read_fwf(const std::vector<std::string>& paths, const ReadFwf& options = {});
DataFrame read_fwf(std::initializer_list<const char*> paths, const ReadFwf& options = {});

}  // namespace weft::dd
