// URLs -> the files of web servers, which can be read and nothing else.
#include <weft/error.h>

#include "kernel/io/file_system.h"
#include "kernel/io/http_source.h"

namespace weft::kernel {
namespace {

class HttpFileSystem final : public FileSystem {
 public:
  std::unique_ptr<ByteSource> open(const std::string& path, const FileFacts* expected) const override {
    const auto client = std::make_shared<HttpClient>();
    const auto request = [client, path](std::uint64_t begin, std::uint64_t end, const HttpStart& start, const HttpBody& body) {
      const HttpResponse response = client->send({.url = path, .range = range_text(begin, end)}, start, body);
      if (response.is_success() || response.status == 416) return response;
      throw Error(ErrorKind::data, "URL cannot be read (" + response.reason() + "): " + path);
    };
    return open_ranges(path, request, expected);
  }
  bool is_remote() const override { return true; }
  // A server does not tell what it has.
  bool is_file(const std::string&) const override { return false; }
  bool is_directory(const std::string&) const override { return false; }
  std::vector<std::string> files_below(const std::string&) const override { return {}; }
  // A question mark begins the query.
  std::vector<std::string> match(const std::string& path) const override { return {path}; }

  std::unique_ptr<OutputFile> create(const std::string& path) const override { refuse(path); }
  void make_directory(const std::string& path) const override { refuse(path); }
  std::string make_workspace(const std::string& target) const override { refuse(target); }
  void remove_directory(const std::string& path) const override { refuse(path); }
  void release_directory(const std::string& path) const override { refuse(path); }
  void move(const std::string&, const std::string& to) const override { refuse(to); }
  void keep_copy(const std::string&, const std::string& to) const override { refuse(to); }
  void remove(const std::string& path) const override { refuse(path); }
  bool has_directories() const override { return false; }
  void replace_directory(const std::string&, const std::string& target, const std::string&) const override { refuse(target); }

 private:
  [[noreturn]] static void refuse(const std::string& path) {
    throw Error(ErrorKind::user, "Files cannot be written to a web server (have: local paths, s3://): " + path);
  }
};

}  // namespace

const FileSystem& http_file_system() {
  static const HttpFileSystem only;
  return only;
}

}  // namespace weft::kernel
