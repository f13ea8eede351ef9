// A store with S3's interface in a process of its own, and the faults that a test asks for.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include <sys/types.h>

namespace weft::storage_test {

/// s3_server.py, which has the commands. It ends with this.
class S3Server {
 public:
  S3Server();
  ~S3Server();
  S3Server(const S3Server&) = delete;
  S3Server& operator=(const S3Server&) = delete;

  std::string url() const;
  const std::string& key() const { return key_; }
  const std::string& secret() const { return secret_; }
  const std::string& reader_key() const { return reader_key_; }
  const std::string& reader_secret() const { return reader_secret_; }

  /// Gives a command, and returns the answer.
  std::string tell(const std::string& command);
  std::vector<std::string> keys(const std::string& bucket = "data");

 private:
  std::string read_line();

  pid_t process_ = -1;
  std::FILE* commands_ = nullptr;
  std::FILE* answers_ = nullptr;
  std::string port_, key_, secret_, reader_key_, reader_secret_;
};

}  // namespace weft::storage_test
