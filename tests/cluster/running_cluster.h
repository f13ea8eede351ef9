// A cluster on this machine for the time of a test program: a scheduler and two workers, as users start them.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <weft/client.h>

namespace weft::test {

/// A program that is ended with this, and all that it started.
class Program {
 public:
  /// What it prints goes to `log`.
  Program(const std::vector<std::string>& command, const std::string& log);
  ~Program() { end(); }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  pid_t id() const { return id_; }
  /// Asks it to end, and waits until it has; its exit status, or minus the signal that ended it.
  int end();
  /// Waits for it for so long; its exit status.
  int wait(double seconds);
  /// kill -9, of it alone.
  void kill();
  /// kill -9, of all that it started too.
  void kill_all();
  /// The processes that it started, and those that these did, whose command begins so.
  std::vector<pid_t> descendants(const std::string& begin = "") const;
  std::string output() const;

 private:
  pid_t id_ = -1;
  std::string log_;
  int status_ = -1;
};

/// A port that nobody listens at.
int free_port();

/// A scheduler with options of its own, without workers.
class RunningScheduler {
 public:
  explicit RunningScheduler(const std::vector<std::string>& options = {}, const std::string& host = "127.0.0.1");
  const std::string& address() const { return address_; }
  Program& program() { return *program_; }
  /// Starts a worker at a loopback address.
  std::unique_ptr<Program> add_worker(const std::string& host, const std::vector<std::string>& options = {}) const;

 private:
  std::string address_;
  std::unique_ptr<Program> program_;
};

/// That of the test program: two workers of one processor each.
class RunningCluster {
 public:
  static RunningCluster& only();
  const std::string& address() const { return scheduler_.address(); }
  const RunningScheduler& scheduler() const { return scheduler_; }
  Program& scheduler_program() { return scheduler_.program(); }
  Program& worker(std::size_t index) { return *workers_.at(index); }
  static void stop();

 private:
  RunningCluster();
  RunningScheduler scheduler_;
  std::vector<std::unique_ptr<Program>> workers_;
};

/// Does something after a while, in another thread.
class Meanwhile {
 public:
  Meanwhile(int milliseconds, std::function<void()> act)
      : thread_([milliseconds, act = std::move(act)] {
          std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
          act();
        }) {}
  ~Meanwhile() { thread_.join(); }

 private:
  std::thread thread_;
};

/// A folder for files of the running test, which goes with the program.
std::string scratch_folder();

}  // namespace weft::test
