// s3:// paths -> the objects of a bucket, whose keys' slashes make directories.
#include <fnmatch.h>

#include <optional>
#include <random>

#include <weft/error.h>

#include "kernel/io/file_system.h"
#include "kernel/io/http_source.h"
#include "kernel/io/s3_client.h"
#include "kernel/io/s3_output.h"

namespace weft::kernel {
namespace {

constexpr const char* wildcards = "*?[";
/// What a store copies in one request; a larger object comes and goes.
constexpr std::uint64_t largest_copy = std::uint64_t{5} << 30;

/// What keys below a directory begin with.
std::string prefix_of(const std::string& directory) {
  std::string key = S3Path(directory).key;
  if (!key.empty() && !key.ends_with('/')) key += '/';
  return key;
}

std::string path_of(const std::string& bucket, const std::string& key) { return "s3://" + bucket + "/" + key; }

/// An object that stands for a directory in tools that want one.
bool is_marker(const S3Object& object) { return object.key.ends_with('/'); }

class S3FileSystem final : public FileSystem {
 public:
  std::unique_ptr<ByteSource> open(const std::string& path, const FileFacts* expected) const override {
    const S3Path object(path);
    if (object.key.empty()) throw Error(ErrorKind::user, "S3 path has no key (s3://bucket/key): " + path);
    const auto client = std::make_shared<S3Client>(path);
    return open_ranges(
        path,
        [client, key = object.key](std::uint64_t begin, std::uint64_t end, const HttpStart& start, const HttpBody& body) {
          return client->get(key, begin, end, start, body);
        },
        expected);
  }
  bool is_remote() const override { return true; }
  bool is_file(const std::string& path) const override { return find(path).has_value(); }
  bool is_directory(const std::string& path) const override { return !S3Client(path).list(prefix_of(path), {}, 1).empty(); }

  std::vector<std::string> files_below(const std::string& directory) const override {
    const std::string bucket = S3Path(directory).bucket;
    std::vector<std::string> files;
    for (const S3Object& object : S3Client(directory).list(prefix_of(directory)))
      if (!is_marker(object)) files.push_back(path_of(bucket, object.key));
    return files;
  }

  std::vector<std::string> match(const std::string& pattern) const override {
    const S3Path whole(pattern);
    const std::size_t wild = whole.key.find_first_of(wildcards);
    if (wild == whole.key.npos) return {pattern};
    const bool in_one_directory = whole.key.find('/', wild) == whole.key.npos;
    std::vector<std::string> files;
    for (const S3Object& object : S3Client(pattern).list(whole.key.substr(0, wild), in_one_directory ? "/" : ""))
      if (!is_marker(object) && ::fnmatch(whole.key.c_str(), object.key.c_str(), FNM_PATHNAME | FNM_PERIOD) == 0)
        files.push_back(path_of(whole.bucket, object.key));
    if (files.empty() && is_file(pattern)) return {pattern};
    return files;
  }

  std::unique_ptr<OutputFile> create(const std::string& path) const override { return open_s3_output(path); }
  void make_directory(const std::string&) const override {}
  std::string make_workspace(const std::string& target) const override {
    const S3Path place(target);
    std::string key = place.key;
    while (key.ends_with('/')) key.pop_back();
    const std::size_t slash = key.rfind('/');
    const std::string parent = slash == key.npos ? "" : key.substr(0, slash + 1);
    std::random_device random;
    std::string name = ".weft-";
    for (int letter = 0; letter < 16; ++letter) name += "0123456789abcdef"[random() & 15];
    return path_of(place.bucket, parent + name);
  }
  void remove_directory(const std::string& path) const override {
    S3Client client(path);
    for (const S3Object& object : client.list(prefix_of(path))) client.remove(object.key);
  }
  void release_directory(const std::string&) const override {}
  void move(const std::string& from, const std::string& to) const override {
    keep_copy(from, to);
    remove(from);
  }
  void keep_copy(const std::string& from, const std::string& to) const override {
    const std::optional<S3Object> object = find(from);
    if (!object) throw Error(ErrorKind::data, "File not found: " + from);
    if (object->size <= largest_copy) return S3Client(to).copy(object->key, S3Path(to).key);
    const std::unique_ptr<ByteStream> in = stream_from(open(from, nullptr), 0);
    const std::unique_ptr<OutputFile> out = create(to);
    std::vector<char> some(1 << 20);
    while (const std::size_t came = in->read(some)) out->write({some.data(), came});
    out->close();
  }
  void remove(const std::string& path) const override { S3Client(path).remove(S3Path(path).key); }
  bool has_directories() const override { return false; }
  void replace_directory(const std::string&, const std::string& target, const std::string&) const override {
    throw Error(ErrorKind::internal, "A store of objects has no directories: " + target);
  }

 private:
  static std::optional<S3Object> find(const std::string& path) {
    const std::string key = S3Path(path).key;
    // Of all keys that begin so, the one that ends so is the first.
    const std::vector<S3Object> found = S3Client(path).list(key, {}, 1);
    return !found.empty() && found.front().key == key ? std::optional(found.front()) : std::nullopt;
  }
};

}  // namespace

const FileSystem& s3_file_system() {
  static const S3FileSystem only;
  return only;
}

}  // namespace weft::kernel
