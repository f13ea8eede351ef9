// Turns a frame into a file that the browser saves.
#include <filesystem>
#include <string>
#include <vector>

#include <weft/dash_data.h>
#include <weft/download.h>
#include <weft/error.h>
#include <weft/from_table.h>

#include "engine/temporary_directory.h"

namespace weft::dcc {

Json send_data_frame(const dd::DataFrame& frame, std::string_view filename, std::string_view type) {
  const auto ends_in = [&](std::string_view ending) { return filename.ends_with(ending); };
  const bool is_lines = ends_in(".jsonl");
  if (!ends_in(".csv") && !ends_in(".json") && !is_lines && !ends_in(".parquet")) {
    throw Error(ErrorKind::user, "A download of a frame ends in .csv, .json, .jsonl or .parquet: " + std::string(filename));
  }
  const engine::TemporaryDirectory directory(std::filesystem::temp_directory_path());
  const std::string path = directory.path() + "/file";
  std::string written = path;
  if (ends_in(".csv")) {
    frame.to_csv(path, {.index = false, .single_file = true});
  } else if (ends_in(".parquet")) {
    written = frame.repartition({.npartitions = 1}).to_parquet(path, {.write_index = false, .write_metadata_file = false}).at(0);
  } else {
    frame.to_json(path, {.lines = is_lines, .single_file = true});
  }
  return send_file(written, filename, type);
}

Json send_data_frame(const dd::Table& table, std::string_view filename, std::string_view type) {
  return send_data_frame(dd::from_table(table), filename, type);
}

}  // namespace weft::dcc
