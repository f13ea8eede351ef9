// A plan -> a drawing: a box for each node, what it takes from below it.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <unordered_map>

#include <weft/dataframe.h>

#include "engine/compute.h"
#include "plan/expr.h"

namespace weft::dd {
namespace {

using plan::Expr;
using plan::Node;
using plan::OpKind;

constexpr std::size_t most_letters = 44;  // in a line
constexpr std::size_t most_lines = 6;     // in a box
constexpr double letter_width = 7.2, line_height = 16, padding = 10, column_gap = 28, row_gap = 44;

/// Text in lines that break between words where that is possible.
std::vector<std::string> wrap(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    if (lines.size() + 1 == most_lines && text.size() - begin > most_letters) {
      lines.push_back(text.substr(begin, most_letters - 1) + "\u2026");
      break;
    }
    std::size_t end = std::min(text.size(), begin + most_letters);
    if (end < text.size())
      if (const std::size_t space = text.rfind(' ', end); space != std::string::npos && space > begin) end = space;
    // A letter of several bytes stays whole.
    while (end < text.size() && end > begin + 1 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    lines.push_back(text.substr(begin, end - begin));
    begin = end + (end < text.size() && text[end] == ' ');
  }
  return lines;
}

std::string escape(const std::string& text) {
  std::string made;
  for (const char letter : text) {
    if (letter == '<')
      made += "&lt;";
    else if (letter == '>')
      made += "&gt;";
    else if (letter == '&')
      made += "&amp;";
    else if (static_cast<unsigned char>(letter) < 0x20)
      made += ' ';
    else
      made += letter;
  }
  return made;
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

struct Box {
  std::string name;                 // of the op
  std::vector<std::string> lines;   // of its text
  std::vector<std::size_t> inputs;  // boxes
  std::size_t row = 0;              // from the leaves up
  double x = 0, y = 0, width = 0, height = 0;
};

/// The boxes in rows, each above all that it takes.
class Drawing {
 public:
  explicit Drawing(const Expr& root) {
    add(root);
    for (const Box& box : boxes_) rows_.resize(std::max(rows_.size(), box.row + 1));
    for (std::size_t index = 0; index < boxes_.size(); ++index) rows_[boxes_[index].row].push_back(index);
    order_rows();
    place();
  }

  std::string svg() const {
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(width_) + "\" height=\"" + number(height_) +
                      "\" viewBox=\"0 0 " + number(width_) + " " + number(height_) +
                      "\" font-family=\"ui-monospace, Menlo, Consolas, monospace\" font-size=\"12\">\n"
                      "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n";
    for (const Box& box : boxes_)
      for (const std::size_t input : box.inputs) out += edge(boxes_[input], box);
    for (const Box& box : boxes_) out += draw(box);
    return out + "</svg>\n";
  }

 private:
  std::size_t add(const Expr& frame) {
    const auto [place, is_new] = known_.emplace(frame.get(), 0);
    if (!is_new) return place->second;
    Box box;
    std::vector<std::string> texts;
    for (const Expr& input : frame->inputs()) {
      const bool is_scalar = input->kind() == OpKind::scalar;
      texts.push_back(is_scalar ? plan::to_string(input) : "");
      if (is_scalar) continue;
      box.inputs.push_back(add(input));
      box.row = std::max(box.row, boxes_[box.inputs.back()].row + 1);
    }
    box.name = frame->op().name();
    box.lines = wrap(frame->op().text(texts));
    std::size_t longest = 0;
    for (const std::string& line : box.lines) longest = std::max(longest, line.size());
    box.width = static_cast<double>(longest) * letter_width + 2 * padding;
    box.height = static_cast<double>(box.lines.size()) * line_height + 2 * padding;
    boxes_.push_back(std::move(box));
    return known_[frame.get()] = boxes_.size() - 1;
  }

  /// Puts boxes of a row near to what they are joined with: the mean of their neighbours' places, down and up a few times.
  void order_rows() {
    std::vector<std::vector<std::size_t>> takers(boxes_.size());
    for (std::size_t index = 0; index < boxes_.size(); ++index)
      for (const std::size_t input : boxes_[index].inputs) takers[input].push_back(index);
    std::vector<double> places(boxes_.size());
    const auto number_row = [&](const std::vector<std::size_t>& row) {
      for (std::size_t place = 0; place < row.size(); ++place) places[row[place]] = static_cast<double>(place);
    };
    const auto arrange = [&](std::vector<std::size_t>& row, const auto& neighbours_of) {
      std::unordered_map<std::size_t, double> wanted;
      for (const std::size_t box : row) {
        const std::vector<std::size_t>& neighbours = neighbours_of(box);
        double sum = 0;
        for (const std::size_t neighbour : neighbours) sum += places[neighbour];
        wanted[box] = neighbours.empty() ? places[box] : sum / static_cast<double>(neighbours.size());
      }
      std::stable_sort(row.begin(), row.end(), [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
      number_row(row);
    };
    for (const auto& row : rows_) number_row(row);
    for (int round = 0; round < 4; ++round) {
      for (auto& row : rows_) arrange(row, [&](std::size_t box) -> const auto& { return boxes_[box].inputs; });
      for (auto row = rows_.rbegin(); row != rows_.rend(); ++row)
        arrange(*row, [&](std::size_t box) -> const auto& { return takers[box]; });
    }
  }

  void place() {
    std::vector<double> widths;
    for (const auto& row : rows_) {
      double width = -column_gap;
      for (const std::size_t box : row) width += boxes_[box].width + column_gap;
      widths.push_back(width);
      width_ = std::max(width_, width);
    }
    double y = column_gap;
    for (std::size_t row = rows_.size(); row-- > 0;) {
      double x = column_gap + (width_ - widths[row]) / 2, tallest = 0;
      for (const std::size_t box : rows_[row]) {
        boxes_[box].x = x;
        boxes_[box].y = y;
        x += boxes_[box].width + column_gap;
        tallest = std::max(tallest, boxes_[box].height);
      }
      y += tallest + row_gap;
    }
    width_ += 2 * column_gap;
    height_ = y - row_gap + column_gap;
  }

  static std::string edge(const Box& from, const Box& to) {
    const double x1 = from.x + from.width / 2, y1 = from.y, x2 = to.x + to.width / 2, y2 = to.y + to.height;
    const double middle = (y1 + y2) / 2;
    return "<path d=\"M" + number(x1) + " " + number(y1) + " C" + number(x1) + " " + number(middle) + " " + number(x2) + " " +
           number(middle) + " " + number(x2) + " " + number(y2 + 5) +
           "\" fill=\"none\" stroke=\"#8a94a6\" stroke-width=\"1.4\"/>\n" + "<path d=\"M" + number(x2 - 4) + " " +
           number(y2 + 7) + " L" + number(x2) + " " + number(y2) + " L" + number(x2 + 4) + " " + number(y2 + 7) +
           " Z\" fill=\"#8a94a6\"/>\n";
  }

  /// Sources, exchanges and the rest in colours of their own.
  static const char* fill_of(const Box& box) {
    if (box.inputs.empty()) return "#e3f1e5";
    return box.inputs.size() > 1 || box.name == "sort" || box.name == "aggregate" ? "#fdeed9" : "#eaf0fb";
  }

  static std::string draw(const Box& box) {
    std::string out = "<g><rect x=\"" + number(box.x) + "\" y=\"" + number(box.y) + "\" width=\"" + number(box.width) +
                      "\" height=\"" + number(box.height) + "\" rx=\"6\" fill=\"" + fill_of(box) + "\" stroke=\"#5c6b82\"/>\n";
    double y = box.y + padding + 12;
    for (const std::string& line : box.lines) {
      out += "<text x=\"" + number(box.x + padding) + "\" y=\"" + number(y) + "\" fill=\"#1d2733\" xml:space=\"preserve\">" +
             escape(line) + "</text>\n";
      y += line_height;
    }
    return out + "</g>\n";
  }

  std::unordered_map<const Node*, std::size_t> known_;
  std::vector<Box> boxes_;
  std::vector<std::vector<std::size_t>> rows_;
  double width_ = 0, height_ = 0;
};

}  // namespace

void DataFrame::visualize(const std::string& path, const Visualize& options) const {
  std::ofstream file(path);
  if (!file) throw Error(ErrorKind::user, "Drawing cannot be written: " + path);
  file << Drawing(options.optimized ? engine::optimized(expr_) : expr_).svg();
  file.close();
  if (!file) throw Error(ErrorKind::data, "Drawing cannot be written: " + path);
}

}  // namespace weft::dd
