// Bytes -> a new object of an S3-compatible store.
#include "kernel/io/s3_output.h"

#include <vector>

#include "kernel/io/s3_client.h"

namespace weft::kernel {
namespace {

/// Of a part, at first: a store takes ten thousand of them, so that they grow.
constexpr std::size_t first_part_size = 8 << 20;
constexpr std::size_t parts_of_a_size = 1000;

class S3Output final : public OutputFile {
 public:
  explicit S3Output(const std::string& path) : client_(path), key_(S3Path(path).key) {}
  ~S3Output() override {
    if (!upload_.empty()) client_.abort_upload(key_, upload_);
  }
  S3Output(const S3Output&) = delete;
  S3Output& operator=(const S3Output&) = delete;

  void write(std::string_view bytes) override {
    size_ += bytes.size();
    while (pending_.size() + bytes.size() >= part_size_) {
      const std::size_t some = part_size_ - pending_.size();
      pending_.append(bytes.substr(0, some));
      bytes.remove_prefix(some);
      send_part();
    }
    pending_.append(bytes);
  }

  void close() override {
    if (upload_.empty()) return client_.put(key_, pending_);
    if (!pending_.empty()) send_part();
    client_.complete_upload(key_, upload_, tags_);
    upload_.clear();
  }

 private:
  void send_part() {
    if (upload_.empty()) upload_ = client_.begin_upload(key_);
    tags_.push_back(client_.put_part(key_, upload_, tags_.size() + 1, pending_));
    pending_.clear();
    if (tags_.size() % parts_of_a_size == 0) part_size_ *= 2;
  }

  S3Client client_;
  std::string key_;
  std::string upload_;             // "" until a part was sent
  std::vector<std::string> tags_;  // of its parts
  std::size_t part_size_ = first_part_size;
  std::string pending_;
};

}  // namespace

std::unique_ptr<OutputFile> open_s3_output(const std::string& path) { return std::make_unique<S3Output>(path); }

}  // namespace weft::kernel
