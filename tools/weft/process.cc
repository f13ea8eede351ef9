// Programs that the `weft` program starts: each in a group of its own, so that the terminal's Ctrl-C reaches only us, and none
// outlives us.
#include "process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <weft/error.h>

namespace weft::tool {

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    close();
    number_ = other.number_;
    other.number_ = -1;
  }
  return *this;
}

void Descriptor::close() {
  if (number_ >= 0) ::close(number_);
  number_ = -1;
}

void Process::signal(int number) const {
  if (id > 0) ::kill(-id, number);
}

Process start(const std::vector<std::string>& command, Capture capture, const std::function<void()>& prepare) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw Error(ErrorKind::user, std::string("Cannot start a program: ") + std::strerror(errno));
  Process process{-1, Descriptor(ends[0])};
  const Descriptor writing(ends[1]);
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);

  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t parent = ::getpid();
  process.id = ::fork();
  if (process.id < 0) throw Error(ErrorKind::user, std::string("Cannot start a program: ") + std::strerror(errno));
  if (process.id == 0) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent) ::_exit(1);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::dup2(writing.number(), STDERR_FILENO);
    if (capture == Capture::everything) ::dup2(writing.number(), STDOUT_FILENO);
    if (prepare) prepare();
    ::execvp(arguments[0], arguments.data());
    const std::string problem = "Cannot start " + command[0] + ": " + std::strerror(errno) + "\n";
    (void)!::write(STDERR_FILENO, problem.data(), problem.size());
    ::_exit(127);
  }
  ::setpgid(process.id, process.id);  // both do it, since nobody knows who comes first
  return process;
}

bool read_available(int descriptor, std::string& text) {
  char piece[16 * 1024];
  for (;;) {
    const ssize_t size = ::read(descriptor, piece, sizeof piece);
    if (size > 0) {
      text.append(piece, static_cast<std::size_t>(size));
    } else if (size == 0) {
      return false;
    } else if (errno != EINTR) {
      return errno == EAGAIN;
    }
  }
}

}  // namespace weft::tool
