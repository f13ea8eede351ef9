// A web server of one file on the loopback interface, with the faults that a test asks for.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

struct ssl_ctx_st;

namespace weft::csv_test {

class FileServer {
 public:
  struct Behaviour {
    bool ranges = true;
    int status = 0;             // answer with this status instead
    int failures = 0;           // so many requests get 503 first
    int dropped = 0;            // so many connections are closed without an answer first
    bool tells_size = true;     // of the file, or of the body where that is the file
    bool cut_short = false;     // close the connection in the middle of the body
    std::string redirect_from;  // this path is answered with a redirect to the file
    std::string certificate;    // a file of it, and one of its key: the server speaks TLS
    std::string key;
  };

  FileServer(std::string content, Behaviour behaviour);
  explicit FileServer(std::string content) : FileServer(std::move(content), Behaviour()) {}
  ~FileServer();

  std::string url(const std::string& path = "/file.csv") const;
  void replace(std::string content, const std::string& etag);
  /// The Range headers of all requests so far; "" for a request without.
  std::vector<std::string> requests() const;

 private:
  class Connection;
  void serve();
  bool answer(Connection& connection, const std::string& request);

  mutable std::mutex mutex_;
  std::string content_;
  std::string etag_ = "\"1\"";
  Behaviour behaviour_;
  std::vector<std::string> requests_;
  int listener_;
  int port_;
  std::shared_ptr<ssl_ctx_st> tls_;  // null: none
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace weft::csv_test
