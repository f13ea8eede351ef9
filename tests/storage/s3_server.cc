// A store with S3's interface in a process of its own.
#include "storage/s3_server.h"

#include <filesystem>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace weft::storage_test {

S3Server::S3Server() {
  const std::filesystem::path folder = std::filesystem::path(WEFT_TEST_DATA).parent_path();
  const std::string python = folder / "../../.deps/s3_server/bin/python", script = folder / "s3_server.py";
  if (::access(python.c_str(), X_OK) != 0) throw std::runtime_error("the S3 server is not there: run ./dev setup test");
  int to_child[2], from_child[2];
  if (::pipe2(to_child, O_CLOEXEC) != 0 || ::pipe2(from_child, O_CLOEXEC) != 0) throw std::runtime_error("no pipe for a test");
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(to_child[0], STDIN_FILENO);
    ::dup2(from_child[1], STDOUT_FILENO);
    ::execl(python.c_str(), python.c_str(), "-I", script.c_str(), static_cast<char*>(nullptr));
    ::_exit(1);
  }
  ::close(to_child[0]);
  ::close(from_child[1]);
  commands_ = ::fdopen(to_child[1], "w");
  answers_ = ::fdopen(from_child[0], "r");
  std::istringstream words(read_line());
  words >> port_ >> key_ >> secret_ >> reader_key_ >> reader_secret_;
  if (reader_secret_.empty()) throw std::runtime_error("the S3 server did not start");
}

S3Server::~S3Server() {
  std::fclose(commands_);
  ::waitpid(process_, nullptr, 0);
  std::fclose(answers_);
}

std::string S3Server::url() const { return "http://127.0.0.1:" + port_; }

std::string S3Server::read_line() {
  std::string line;
  for (int character = std::fgetc(answers_); character != EOF && character != '\n'; character = std::fgetc(answers_))
    line += static_cast<char>(character);
  return line;
}

std::string S3Server::tell(const std::string& command) {
  std::fputs((command + "\n").c_str(), commands_);
  std::fflush(commands_);
  return read_line();
}

std::vector<std::string> S3Server::keys(const std::string& bucket) {
  std::istringstream words(tell("keys " + bucket));
  std::vector<std::string> keys;
  for (std::string key; words >> key;) keys.push_back(key);
  return keys;
}

}  // namespace weft::storage_test
