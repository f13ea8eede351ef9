// What dcc::Upload sends: files, as a handler takes them.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include <weft/json.h>

namespace weft::dcc {

/// A file that a browser has sent: the type of a parameter for `dcc::Upload.contents`, or std::vector of it with `.multiple`. Its
/// name is another property.
///
///     app.callback({.prevent_initial_call = true}, Output{"done", "children"}, Input{"upload", dcc::Upload.contents},
///                  State{"upload", dcc::Upload.filename}, [](dcc::UploadedFile file, std::string name) {
///                    file.save("uploads/rows.csv");  // never a path made of the name alone: the browser chooses it
///                    return name + ": " + std::to_string(file.size()) + " bytes";
///                  });
///
/// The bytes stay base64 until they are asked for. How long a file may be: ServerLimits::max_body_bytes, and in the browser
/// `max_size` of the component.
class UploadedFile {
 public:
  /// As the browser knows it, such as "text/csv"; may be empty.
  const std::string& content_type() const { return content_type_; }
  /// In bytes.
  std::size_t size() const;
  /// All bytes.
  std::string bytes() const;
  /// Gives the bytes in parts, so that no second copy of a large file is in memory. All parts but the last have `part_bytes`,
  /// rounded up to a multiple of three. What `take` throws ends it.
  void read(const std::function<void(std::string_view part)>& take, std::size_t part_bytes = 192 * 1024) const;
  /// Writes them to a file, which is replaced if it is there. Throws a data Error when it cannot be written.
  void save(const std::string& path) const;

  /// Reads a data URL: "data:text/csv;base64,YSxi". Throws a data Error for anything else. Definition: RFC 2397
  friend void from_json(const Json& value, UploadedFile& file);

 private:
  std::string content_type_;
  std::string base64_;
};

/// The same, to be found beside the type.
void from_json(const Json& value, UploadedFile& file);

}  // namespace weft::dcc
