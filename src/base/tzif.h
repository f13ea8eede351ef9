// Files of the tz database (RFC 8536) -> the changes of a zone's clocks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time_zone.h"

namespace weft::base {

/// The bytes of the system's file for a zone; nothing when it has none.
std::optional<std::string> read_zone_file(std::string_view name);
/// The names of the zones that it has files for, in order.
std::vector<std::string> zone_file_names();

/// Reads a file into a zone.
class TzifReader {
 public:
  TzifReader(std::string_view bytes, TimeZone& zone) : bytes_(bytes), zone_(zone) {}
  /// Whether the bytes are such a file.
  bool read();

 private:
  struct Counts {
    std::size_t utc_flags, standard_flags, leaps, changes, kinds, letters;
  };
  std::optional<Counts> read_header();
  bool read_block(const Counts& counts);
  bool read_rule(std::string_view rule);
  std::uint32_t add_kind(std::int32_t offset, bool daylight_saving, std::string_view abbreviation);
  std::optional<std::int64_t> take_number(std::size_t bytes);

  std::string_view bytes_;
  TimeZone& zone_;
};

}  // namespace weft::base
