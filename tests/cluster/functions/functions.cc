// Functions of a user's library.
#include "functions.h"

#include <chrono>
#include <csignal>
#include <stdexcept>
#include <thread>

std::int64_t square(std::int64_t number) {
  if (number < 0) throw std::domain_error("no negative numbers");
  return number * number;
}

double area(double width, double height) { return width * height; }

std::string slow_greeting(const std::string& name) {
  std::this_thread::sleep_for(std::chrono::seconds(2));
  return "hello " + name;
}

std::int64_t ends_its_process(std::int64_t number) {
  std::raise(SIGKILL);
  return number;
}
