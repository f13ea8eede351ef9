// Pages -> a browser that shows them, or draws pictures of them.
#include "figure/browser.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include <weft/error.h>

#include "base/text.h"

extern char** environ;

namespace weft::figure {
namespace {

// The first of the programs that is on PATH; empty when none is.
std::string find_program(const std::vector<std::string>& names) {
  const char* path = std::getenv("PATH");
  const std::string folders = path ? path : "/usr/bin:/bin";
  for (const std::string& name : names) {
    for (std::size_t begin = 0; begin <= folders.size();) {
      const std::size_t end = std::min(folders.find(':', begin), folders.size());
      const std::string candidate = folders.substr(begin, end - begin) + "/" + name;
      if (access(candidate.c_str(), X_OK) == 0) return candidate;
      begin = end + 1;
    }
  }
  return {};
}

// Starts the program with what it prints going to a file; in a group of its own, so that all of it can be ended.
pid_t start(const std::vector<std::string>& command, const std::string& output) {
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  pid_t process = 0;
  const int failed = posix_spawn(&process, arguments[0], &actions, &attributes, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (failed != 0) throw Error(ErrorKind::user, "Cannot start " + command[0] + ": " + std::strerror(failed));
  return process;
}

// Waits for the end of the process; false, and it is ended, when that takes too long.
bool wait_for(pid_t process, double seconds, int& status) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while (true) {
    const pid_t done = waitpid(process, &status, WNOHANG);
    if (done == process || (done < 0 && errno != EINTR)) return true;
    if (std::chrono::steady_clock::now() > end) {
      kill(-process, SIGKILL);
      waitpid(process, &status, 0);
      return false;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

std::string find_chromium() {
  if (const char* named = std::getenv("WEFT_CHROMIUM"); named && *named) {
    if (access(named, X_OK) != 0) throw Error(ErrorKind::user, std::string("WEFT_CHROMIUM is no program: ") + named);
    return named;
  }
  const std::vector<std::string> names = {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"};
  const std::string found = find_program(names);
  if (found.empty()) {
    throw Error(ErrorKind::user,
                "No Chromium to draw images with: install one, or name it in WEFT_CHROMIUM (looked on PATH for " +
                    base::join(names) + ")");
  }
  return found;
}

}  // namespace

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw Error(ErrorKind::user, "Cannot write the file: " + path + " (" + std::strerror(errno) + ")");
}

void open_in_browser(const std::string& path) {
  const char* named = std::getenv("BROWSER");
  const std::string program = named && *named ? (std::strchr(named, '/') ? std::string(named) : find_program({named}))
                                              : find_program({"xdg-open", "open"});
  if (program.empty()) {
    throw Error(ErrorKind::user, "No browser to show the figure in: set BROWSER, or use write_html()" +
                                     (named && *named ? std::string(" (BROWSER is ") + named + ")" : std::string()));
  }
  const pid_t process = start({program, "file://" + path}, "/dev/null");
  // Some programs hand the page on and end, others are the browser itself: nobody waits for those.
  std::thread([process] {
    int status = 0;
    waitpid(process, &status, 0);
  }).detach();
}

std::string run_chromium(const std::string& path, const std::vector<std::string>& arguments, double timeout) {
  const std::string profile = path + ".profile", output = path + ".out";
  std::vector<std::string> command = {find_chromium(),
                                      "--headless=new",
                                      "--hide-scrollbars",
                                      "--disable-extensions",
                                      "--mute-audio",
                                      "--no-first-run",
                                      "--enable-unsafe-swiftshader",
                                      "--allow-file-access-from-files",
                                      "--user-data-dir=" + profile};
  // Chromium's sandbox refuses to work for root.
  if (geteuid() == 0) command.push_back("--no-sandbox");
  command.insert(command.end(), arguments.begin(), arguments.end());
  command.push_back("file://" + path);
  const pid_t process = start(command, output);
  int status = 0;
  const bool finished = wait_for(process, timeout, status);
  std::ifstream in(output, std::ios::binary);
  std::string printed{std::istreambuf_iterator<char>(in), {}};
  std::error_code ignored;
  std::filesystem::remove_all(profile, ignored);
  std::filesystem::remove(output, ignored);
  if (!finished) throw Error(ErrorKind::user, "Chromium did not finish the image in time: " + command[0]);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw Error(ErrorKind::user, "Chromium failed to draw the image: " + command[0]);
  return printed;
}

}  // namespace weft::figure
