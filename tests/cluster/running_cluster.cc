// A cluster on this machine for the time of a test program.
#include "cluster/running_cluster.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <thread>

namespace weft::test {
namespace {

using Clock = std::chrono::steady_clock;

std::unique_ptr<RunningCluster>& running() {
  static std::unique_ptr<RunningCluster> cluster;
  return cluster;
}

/// The cluster and the folder go when all tests have run.
class Environment final : public testing::Environment {
 public:
  void TearDown() override {
    RunningCluster::stop();
    std::filesystem::remove_all(scratch_folder());
  }
};
[[maybe_unused]] testing::Environment* const environment = testing::AddGlobalTestEnvironment(new Environment);

/// What the system tells of a process; nothing when it has ended.
std::string process_file(const std::string& process, const char* name) {
  char text[4096];
  const int file = ::open(("/proc/" + process + "/" + name).c_str(), O_RDONLY);
  if (file < 0) return "";
  const ssize_t size = ::read(file, text, sizeof text);
  ::close(file);
  return {text, size > 0 ? static_cast<std::size_t>(size) : 0};
}

std::string log_file(const std::string& what) {
  static int count = 0;
  return scratch_folder() + "/" + std::to_string(++count) + "_" + what + ".log";
}

}  // namespace

std::string scratch_folder() {
  static const std::string folder = [] {
    std::string name = "/tmp/weft_cluster_XXXXXX";
    if (!::mkdtemp(name.data())) throw std::runtime_error("no folder in /tmp");
    // Ray's sockets are below it: their paths have to be short.
    ::setenv("RAY_TMPDIR", name.c_str(), 1);
    return name;
  }();
  return folder;
}

int free_port() {
  const int probe = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(probe, reinterpret_cast<sockaddr*>(&address), size);
  ::getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(probe);
  return ntohs(address.sin_port);
}

Program::Program(const std::vector<std::string>& command, const std::string& log) : log_(log) {
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  id_ = ::fork();
  if (id_ < 0) throw std::runtime_error("cannot be started: " + command[0]);
  if (id_ > 0) return;
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);  // also when the test is killed
  const int file = ::open(log_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(file, 1);
  ::dup2(file, 2);
  ::execvp(arguments[0], arguments.data());
  ::_exit(127);
}

int Program::wait(double seconds) {
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  while (id_ > 0) {
    int status = 0;
    if (::waitpid(id_, &status, WNOHANG) == id_) {
      status_ = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
      id_ = -1;
    } else if (Clock::now() > end) {
      throw std::runtime_error("a program does not end:\n" + output());
    } else {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
  return status_;
}

int Program::end() {
  if (id_ <= 0) return status_;
  const pid_t group = id_;
  ::kill(id_, SIGTERM);
  try {
    wait(30);
  } catch (const std::exception&) {
    ::kill(-group, SIGKILL);
    wait(10);
  }
  return status_;
}

void Program::kill() {
  ::kill(id_, SIGKILL);
  wait(10);
}

void Program::kill_all() {
  const std::vector<pid_t> all = descendants();
  ::kill(id_, SIGKILL);
  for (const pid_t process : all) ::kill(process, SIGKILL);
  wait(10);
}

std::vector<pid_t> Program::descendants(const std::string& begin) const {
  std::multimap<pid_t, pid_t> children;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string id = entry.path().filename();
    if (id.find_first_not_of("0123456789") != id.npos) continue;
    const std::string text = process_file(id, "stat");
    // <id> (<name>) <state> <parent> ...
    const std::size_t end = text.rfind(')');
    if (end != text.npos) children.emplace(std::atoi(text.c_str() + end + 4), std::atoi(text.c_str()));
  }
  std::vector<pid_t> found, open{id_};
  while (!open.empty()) {
    const auto [first, last] = children.equal_range(open.back());
    open.pop_back();
    for (auto child = first; child != last; ++child) {
      open.push_back(child->second);
      if (process_file(std::to_string(child->second), "cmdline").starts_with(begin)) found.push_back(child->second);
    }
  }
  return found;
}

std::string Program::output() const {
  std::ifstream file(log_);
  return {std::istreambuf_iterator<char>(file), {}};
}

RunningScheduler::RunningScheduler(const std::vector<std::string>& options, const std::string& host)
    : address_(host + ":" + std::to_string(free_port())) {
  const std::string log = log_file("scheduler");
  std::vector<std::string> command{
      WEFT_PROGRAM, "scheduler", "--host",         host,    "--port",        address_.substr(host.size() + 1),
      "--ray-port", "0",         "--store-memory", "300MB", "--status-port", "0"};
  command.insert(command.end(), options.begin(), options.end());
  program_ = std::make_unique<Program>(command, log);
  const auto end = Clock::now() + std::chrono::seconds(90);
  while (program_->output().find("The scheduler is at") == std::string::npos) {
    int status = 0;
    if (::waitpid(program_->id(), &status, WNOHANG | WNOWAIT) == program_->id() || Clock::now() > end)
      throw std::runtime_error("no scheduler:\n" + program_->output());
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

std::unique_ptr<Program> RunningScheduler::add_worker(const std::string& host, const std::vector<std::string>& options) const {
  std::vector<std::string> command{WEFT_PROGRAM, "worker",         address_, "--host",         host,   "--cpus",
                                   "1",          "--memory-limit", "2GB",    "--store-memory", "200MB"};
  command.insert(command.end(), options.begin(), options.end());
  return std::make_unique<Program>(command, log_file("worker"));
}

RunningCluster::RunningCluster() {
  workers_.push_back(scheduler_.add_worker("127.0.0.3"));
  workers_.push_back(scheduler_.add_worker("127.0.0.4"));
  try {
    Client(address(), {.set_as_default = false}).wait_for_workers(2, 90);
  } catch (const std::exception& error) {
    std::string told = error.what();
    for (const auto& worker : workers_) told += "\n" + worker->output();
    throw std::runtime_error(told);
  }
}

RunningCluster& RunningCluster::only() {
  if (!running()) {
    scratch_folder();
    running().reset(new RunningCluster);
  }
  return *running();
}

void RunningCluster::stop() { running().reset(); }

}  // namespace weft::test
