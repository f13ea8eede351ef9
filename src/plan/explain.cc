// A plan -> indented text.
#include "plan/explain.h"

#include <unordered_map>

namespace weft::plan {
namespace {

class Printer {
 public:
  void print(const Expr& frame, std::size_t depth) {
    out_.append(2 * depth, ' ');
    auto [place, is_new] = numbers_.emplace(frame.get(), numbers_.size() + 1);
    std::vector<std::string> inputs;
    for (const Expr& input : frame->inputs()) inputs.push_back(input->kind() == OpKind::scalar ? to_string(input) : "");
    if (!is_new) {
      out_ += std::string(frame->op().name()) + " (the same as line " + std::to_string(place->second) + ")\n";
      return;
    }
    out_ += frame->op().text(inputs) + "\n";
    for (const Expr& input : frame->inputs())
      if (input->kind() == OpKind::frame) print(input, depth + 1);
  }

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  std::unordered_map<const Node*, std::size_t> numbers_;
};

}  // namespace

std::string explain(const Expr& frame) {
  Printer printer;
  printer.print(frame, 0);
  return printer.take();
}

}  // namespace weft::plan
