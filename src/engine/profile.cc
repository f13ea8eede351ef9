// What happened in a computation -> text for people, and a trace for a viewer.
#include "engine/profile.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include <weft/error.h>

#include "base/json_writer.h"

namespace weft::engine {
namespace {

std::string bytes_text(double bytes) {
  static constexpr const char* units[] = {"B", "kB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  for (; bytes >= 1000 && unit + 1 < std::size(units); ++unit) bytes /= 1000;
  char text[32];
  std::snprintf(text, sizeof text, unit == 0 ? "%.0f %s" : "%.1f %s", bytes, units[unit]);
  return text;
}

std::string seconds_text(std::int64_t nanoseconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f s", static_cast<double>(nanoseconds) / 1e9);
  return text;
}

std::string count_text(std::size_t count, const char* thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

std::string padded(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

std::string describe_group(const RunWatch::Group& group) {
  std::string text = "  " + count_text(group.tasks, "task") + ", " + seconds_text(group.nanoseconds) + " of threads, made " +
                     std::to_string(group.rows) + " rows, " + bytes_text(static_cast<double>(group.bytes)) + "\n";
  // As explain() prints it: what comes last first, and what it takes from below.
  std::size_t depth = 0;
  for (auto counts = group.operators.rbegin(); counts != group.operators.rend(); ++counts) {
    const bool is_source = counts + 1 == group.operators.rend();
    text += padded(is_source ? "" : std::to_string(counts->rows_in), 14) + padded(std::to_string(counts->rows_out), 14) +
            padded(is_source ? "" : bytes_text(static_cast<double>(counts->bytes_in)), 12) +
            padded(seconds_text(counts->nanoseconds), 12) + "  " + std::string(2 * depth, ' ') + counts->text + "\n";
    ++depth;
  }
  return text;
}

Json event(const std::string& name, const std::string& kind, RunWatch::Clock::duration begin, RunWatch::Clock::duration length,
           std::uint64_t thread) {
  const auto microseconds = [](RunWatch::Clock::duration time) {
    return static_cast<double>(std::chrono::nanoseconds(time).count()) / 1e3;
  };
  return {{"name", name},      {"cat", kind},  {"ph", "X"}, {"ts", microseconds(begin)}, {"dur", microseconds(length)},
          {"pid", ::getpid()}, {"tid", thread}};
}

}  // namespace

std::string describe(const RunWatch& watch) {
  const ComputeProgress all = watch.progress();
  std::string text = "Computed in " + seconds_text(static_cast<std::int64_t>(all.seconds * 1e9)) + ": " +
                     count_text(all.tasks_done, "task") + " in " + count_text(all.stage, "stage") + ", " +
                     bytes_text(static_cast<double>(watch.spilled_bytes())) + " written to disk\n";
  std::map<std::size_t, std::string> stages;
  for (const RunWatch::Group& group : watch.groups()) stages[group.stage] += describe_group(group);
  for (const auto& [stage, groups] : stages) {
    text += "\nStage " + std::to_string(stage) + "\n" + padded("rows in", 14) + padded("rows out", 14) + padded("bytes in", 12) +
            padded("time", 12) + "  operator\n" + groups;
  }
  return text;
}

ProfileFile::ProfileFile(const std::string& path) : path_(path), file_(path) {
  if (!file_) throw Error(ErrorKind::user, "Profile cannot be written: " + path);
}

void ProfileFile::write(const RunWatch& watch) {
  boost::json::array events;
  for (const RunWatch::Span& span : watch.spans()) {
    Json made = event(span.name, span.kind, span.begin - watch.begin(), span.end - span.begin, span.thread);
    made.as_object()["args"] = {{"rows", span.rows}, {"bytes", span.bytes}};
    events.push_back(std::move(made));
  }
  file_ << base::to_json(Json{{"traceEvents", std::move(events)}, {"displayTimeUnit", "ms"}});
  file_.close();
  if (!file_) throw Error(ErrorKind::data, "Profile cannot be written: " + path_);
}

}  // namespace weft::engine
