// weft run: builds a project, serves its program, and whenever a source is saved builds it anew and lets the new program take
// over.
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <filesystem>
#include <iostream>
#include <optional>
#include <regex>
#include <string>
#include <system_error>
#include <vector>

#include <weft/error.h>

#include "base/text.h"
#include "commands.h"
#include "process.h"
#include "project.h"
#include "serving.h"
#include "source_watch.h"

namespace weft::tool {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kSettle{30};             // a save is several changes
constexpr std::chrono::seconds kEndTimeout{7};  // what a program gets to finish its requests
constexpr std::size_t kMaxErrors = 32 * 1024;   // of the text that browsers are sent
constexpr std::size_t kMaxTail = 4 * 1024;      // of what a program wrote before it ended

constexpr const char* usage =
    "usage: weft run [FILE|FOLDER] [--host H] [--port N] [--target NAME] [-- ARGUMENTS...]\n\n"
    "Compiles a source file, or the CMake project in a folder, serves it with debug, and does both anew whenever a source is "
    "saved.\n"
    "The program is given the arguments; it works in the folder, or for a file where you are. Ctrl-C ends it.\n\n"
    "  FILE|FOLDER     default: the folder where you are\n"
    "  --host H        default: the environment's HOST, else 127.0.0.1\n"
    "  --port N        default: the environment's PORT, else 8050; 0 takes any free one\n"
    "  --target NAME   the program to run, when the project makes several\n";

struct Options {
  fs::path given = ".";
  std::string host = "127.0.0.1";
  int port = 8050;
  std::string target;
  std::vector<std::string> arguments;
  bool help = false;
};

int port_of(const std::string& text) {
  int port = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || rest != text.data() + text.size() || port < 0 || port > 65535) {
    throw Error(ErrorKind::user, "A port is a number from 0 to 65535, not: " + text);
  }
  return port;
}

Options parse(const std::vector<std::string>& arguments) {
  Options options;
  if (const char* host = std::getenv("HOST"); host && *host) options.host = host;
  if (const char* port = std::getenv("PORT"); port && *port) options.port = port_of(port);
  bool has_given = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::string name = arguments[i];
    if (name == "--") {
      options.arguments.assign(arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, arguments.end());
      break;
    }
    if (name == "--help" || name == "-h") {
      options.help = true;
      return options;
    }
    if (!name.starts_with('-')) {
      if (has_given)
        throw Error(ErrorKind::user, "run takes one file or folder; the program's arguments come behind --: " + name);
      options.given = name;
      has_given = true;
      continue;
    }
    std::optional<std::string> value;
    if (const std::size_t equals = name.find('='); equals != name.npos) {
      value = name.substr(equals + 1);
      name.resize(equals);
    }
    const std::vector<std::string> names{"--host", "--port", "--target"};
    if (std::ranges::find(names, name) == names.end()) {
      throw Error(ErrorKind::user, base::not_found("Option of run", name, names));
    }
    if (!value) {
      if (i + 1 == arguments.size()) throw Error(ErrorKind::user, "The option needs a value: " + name);
      value = arguments[++i];
    }
    if (name == "--host") options.host = *value;
    if (name == "--port") options.port = port_of(*value);
    if (name == "--target") options.target = *value;
  }
  return options;
}

std::string without_colors(const std::string& text) {
  static const std::regex colors("\x1b\\[[0-9;]*[A-Za-z]");
  return std::regex_replace(text, colors, "");
}

// Ninja's output without what is not the compiler's: its progress, and the commands.
std::string compiler_messages(const std::string& output) {
  std::string messages;
  bool is_command = false;
  for (std::size_t begin = 0; begin < output.size();) {
    const std::size_t end = std::min(output.find('\n', begin), output.size() - 1);
    const std::string line = output.substr(begin, end + 1 - begin);
    begin = end + 1;
    const std::string plain = without_colors(line);
    if (plain.starts_with("FAILED: ")) {
      is_command = true;  // is in the next line
    } else if (is_command) {
      is_command = false;
    } else if (!plain.starts_with("ninja: ") && !(plain.starts_with("[") && plain.find("] ") < 12)) {
      messages += line;
    }
  }
  return messages.empty() ? output : messages;
}

std::string seconds_since(Clock::time_point start) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f s", std::chrono::duration<double>(Clock::now() - start).count());
  return text;
}

std::string how_it_ended(int status) {
  if (WIFSIGNALED(status))
    return std::string("by signal ") + std::to_string(WTERMSIG(status)) + " (" + ::strsignal(WTERMSIG(status)) + ")";
  return "with status " + std::to_string(WEXITSTATUS(status));
}

// SIGINT, SIGTERM, SIGHUP and the ends of processes, to be read from a descriptor while this lives.
class Signals {
 public:
  Signals() {
    sigset_t wanted;
    ::sigemptyset(&wanted);
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGCHLD}) ::sigaddset(&wanted, number);
    ::sigprocmask(SIG_BLOCK, &wanted, &before_);
    descriptor_ = Descriptor(::signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK));
  }
  ~Signals() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }

  int descriptor() const { return descriptor_.number(); }
  /// The next signal; 0 when there is none.
  int take() const {
    signalfd_siginfo about{};
    return ::read(descriptor_.number(), &about, sizeof about) == sizeof about ? static_cast<int>(about.ssi_signo) : 0;
  }

 private:
  sigset_t before_{};
  Descriptor descriptor_;
};

// A program of the project: starting until it is ready, then serving, then ending.
struct Program {
  Process process;
  std::string tail;  // the last that it wrote
  bool is_ready = false;
  std::optional<Clock::time_point> killed_at{};  // when it has to have ended
};

/// One thread that waits for all that can happen: a save, the end of a step of the build, a program that is ready or has ended, a
/// signal.
class Runner {
 public:
  Runner(const Options& options, const Installation& installation)
      : options_(options),
        installation_(installation),
        project_(open_project(options.given, installation)),
        serving_(options.host, options.port) {
    watch_.add(first_sources());
  }

  int run() {
    say("building for " + serving_.url() + " (Ctrl-C to stop)");
    start_build();
    while (!should_stop_) {
      wait();
      if (changed_at_ && Clock::now() - *changed_at_ >= kSettle) {
        changed_at_.reset();
        start_build();
      }
    }
    end_all();
    return 0;
  }

 private:
  void say(const std::string& text) const { std::cerr << "weft: " + text + "\n"; }

  std::set<fs::path> first_sources() const {
    if (project_.is_single_file) return {project_.given};
    std::set<fs::path> sources{project_.given / "CMakeLists.txt"};
    return sources;
  }

  // ---------------------------------------------------------------------------------------------------------------- building

  void start_build() {
    end_build();
    build_start_ = Clock::now();
    build_output_.clear();
    state_ = "Building";
    details_.clear();
    try {
      update_project(project_);
    } catch (const Error& error) {
      return fail(error.message(), "");
    }
    // Configured before, it is configured anew only when CMake's own files have changed: that is what the file build.ninja is
    // made of.
    is_configuring_ = true;
    const bool is_first = !fs::exists(project_.build / "build.ninja");
    start_step(is_first ? configure_command(project_, installation_)
                        : std::vector<std::string>{"ninja", "-C", project_.build.string(), "build.ninja"});
  }

  void start_ninja() {
    is_configuring_ = false;
    std::vector<std::string> command{"ninja", "-C", project_.build.string()};
    try {
      executable_ = find_executable(project_, options_.target);
      command.push_back(executable_.target);
    } catch (const Error& error) {
      return fail(error.message(), "");
    }
    start_step(command);
  }

  void start_step(const std::vector<std::string>& command) {
    const bool has_colors = ::isatty(STDERR_FILENO);
    build_ = start(command, Capture::everything, [&] {
      if (has_colors) ::setenv("CLICOLOR_FORCE", "1", 1);  // else Ninja takes the colours out, since it writes to us
    });
  }

  void end_build() {
    if (!build_.is_running()) return;
    build_.signal(SIGTERM);
    ::waitpid(build_.id, nullptr, 0);
    build_ = {};
  }

  void build_step_ended(int status) {
    read_available(build_.output.number(), build_output_);
    build_ = {};
    if (status != 0) {
      const char* what = is_configuring_ ? "CMake cannot configure the project" : "The source does not compile";
      watch_.add(read_sources(project_, installation_));
      return fail(what, compiler_messages(build_output_));
    }
    if (is_configuring_) return start_ninja();
    watch_.add(read_sources(project_, installation_));
    const bool is_newer = modified(executable_.file) != served_time_ || has_failed_;
    if (!is_newer) return;
    say("built in " + seconds_since(build_start_));
    start_program();
  }

  static std::optional<fs::file_time_type> modified(const fs::path& file) {
    std::error_code failure;
    const fs::file_time_type time = fs::last_write_time(file, failure);
    return failure ? std::nullopt : std::optional(time);
  }

  void fail(const std::string& what, const std::string& details) {
    std::cerr << details;
    say(what + (serving() ? "; what was there before goes on" : "; waiting for a change"));
    tell_browsers(what, without_colors(details).substr(0, kMaxErrors));
  }

  void tell_browsers(const std::string& what, const std::string& details) {
    has_failed_ = true;
    state_ = what;
    details_ = details;
    serving_.set_build_errors(what + "\n" + details);
  }

  // ---------------------------------------------------------------------------------------------------------------- programs

  Program* serving() {
    const auto found =
        std::ranges::find_if(programs_, [](const Program& program) { return program.is_ready && !program.killed_at; });
    return found == programs_.end() ? nullptr : &*found;
  }

  void start_program() {
    for (Program& program : programs_) {
      if (!program.is_ready) end(program);
    }
    served_time_ = modified(executable_.file);
    std::vector<std::string> command{executable_.file.string()};
    command.insert(command.end(), options_.arguments.begin(), options_.arguments.end());
    programs_.push_back({serving_.start_program(command, project_.is_single_file ? "" : project_.folder().string()), ""});
  }

  void end(Program& program) {
    if (program.killed_at) return;
    program.process.signal(SIGTERM);
    program.killed_at = Clock::now() + kEndTimeout;
  }

  void program_is_ready(pid_t id) {
    const auto found = std::ranges::find_if(programs_, [&](const Program& program) { return program.process.id == id; });
    if (found == programs_.end() || found->is_ready || found->killed_at) return;
    found->is_ready = true;
    has_failed_ = false;
    serving_.set_build_errors("");
    for (Program& program : programs_) {
      if (&program != &*found) end(program);
    }
  }

  void read_errors(Program& program) {
    std::string text;
    if (!read_available(program.process.output.number(), text)) program.process.output.close();
    std::cerr << text;
    program.tail += text;
    if (program.tail.size() > kMaxTail) program.tail.erase(0, program.tail.size() - kMaxTail);
  }

  void program_ended(Program& program, int status) {
    if (program.process.output.is_open()) read_errors(program);
    // What it has started goes with it.
    program.process.signal(SIGTERM);
    if (program.killed_at) return;
    if (program.is_ready) {
      say("the program ended " + how_it_ended(status) + "; waiting for a change");
      state_ = "The program ended " + how_it_ended(status);
      details_ = program.tail;
      served_time_.reset();
    } else if (status == 0) {
      say("the program ended without serving; waiting for a change");
      state_ = "The program ended without serving";
    } else {
      const std::string what = "The program ended " + how_it_ended(status) + " before it served";
      fail(what, "");
      tell_browsers(what, program.tail);  // which the terminal has seen already
    }
  }

  void reap() {
    int status = 0;
    for (pid_t id = 0; (id = ::waitpid(-1, &status, WNOHANG)) > 0;) {
      if (id == build_.id) {
        build_step_ended(status);
        continue;
      }
      const auto found = std::ranges::find_if(programs_, [&](const Program& program) { return program.process.id == id; });
      if (found == programs_.end()) continue;
      program_ended(*found, status);
      programs_.erase(found);
    }
  }

  // ----------------------------------------------------------------------------------------------------------------- waiting

  void wait() {
    std::vector<pollfd> wanted{
        {signals_.descriptor(), POLLIN, 0}, {watch_.descriptor(), POLLIN, 0}, {serving_.descriptor(), POLLIN, 0}};
    if (build_.is_running() && build_.output.is_open()) wanted.push_back({build_.output.number(), POLLIN, 0});
    for (const Program& program : programs_) {
      if (program.process.output.is_open()) wanted.push_back({program.process.output.number(), POLLIN, 0});
    }
    // Whoever asks while there is no program hears from us.
    const bool is_alone = programs_.empty() && !should_stop_;
    if (is_alone) wanted.push_back({serving_.port_descriptor(), POLLIN, 0});
    const bool has_deadline =
        changed_at_ || std::ranges::any_of(programs_, [](const Program& p) { return p.killed_at.has_value(); });
    ::poll(wanted.data(), wanted.size(), changed_at_ ? static_cast<int>(kSettle.count()) : has_deadline ? 200 : -1);

    if (is_alone && wanted.back().revents & POLLIN) serving_.answer_meanwhile(state_, details_);
    if (watch_.take_changes()) changed_at_ = Clock::now();
    if (build_.is_running() && build_.output.is_open() && !read_available(build_.output.number(), build_output_))
      build_.output.close();
    for (Program& program : programs_) {
      if (program.process.output.is_open()) read_errors(program);
    }
    for (pid_t id = 0; (id = serving_.take_ready()) > 0;) program_is_ready(id);
    for (int number = 0; (number = signals_.take()) > 0;) {
      if (number != SIGCHLD) should_stop_ = true;
    }
    reap();
    for (const Program& program : programs_) {
      if (program.killed_at && Clock::now() > *program.killed_at) program.process.signal(SIGKILL);
    }
  }

  void end_all() {
    end_build();
    for (Program& program : programs_) end(program);
    while (!programs_.empty()) {
      should_stop_ = false;
      wait();
      // A second Ctrl-C does not wait.
      if (should_stop_) {
        for (const Program& program : programs_) program.process.signal(SIGKILL);
      }
    }
  }

  const Options& options_;
  const Installation& installation_;
  Signals signals_;
  Project project_;
  Serving serving_;
  SourceWatch watch_;

  Process build_;
  std::string build_output_;
  std::string state_ = "Building";  // what browsers hear while there is no program
  std::string details_;
  Clock::time_point build_start_{};
  bool is_configuring_ = false;
  bool has_failed_ = false;
  Executable executable_;
  std::optional<fs::file_time_type> served_time_;  // of the program's file that was started last

  std::deque<Program> programs_;
  std::optional<Clock::time_point> changed_at_;
  bool should_stop_ = false;
};

}  // namespace

int run_run(const std::vector<std::string>& arguments) {
  const Options options = parse(arguments);
  if (options.help) {
    std::cout << usage;
    return 0;
  }
  const Installation installation = find_installation();
  return Runner(options, installation).run();
}

}  // namespace weft::tool
