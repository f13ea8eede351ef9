// A grid of heights -> the lines of one height.
#include "express/factory/find_contours.h"

#include <deque>
#include <map>

namespace weft::ff {
namespace {

// Pieces of lines, put together as they come: a line is where the first of its pieces was.
class Lines {
 public:
  void add(const Point& from, const Point& to) {
    if (from == to) return;
    const auto tail = take(starts_, to), head = take(ends_, from);
    if (tail == none && head == none) {
      starts_[from] = ends_[to] = lines_.size();
      lines_.push_back({from, to});
    } else if (head == none) {
      lines_[tail].push_front(from);
      starts_[from] = tail;
    } else if (tail == none) {
      lines_[head].push_back(to);
      ends_[to] = head;
    } else if (tail == head) {
      lines_[head].push_back(to);
    } else {
      join(head, tail);
    }
  }

  std::vector<std::vector<Point>> finish() const {
    std::vector<std::vector<Point>> finished;
    for (const auto& line : lines_) {
      if (!line.empty()) finished.emplace_back(line.begin(), line.end());
    }
    return finished;
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  using Known = std::map<Point, std::size_t>;

  static std::size_t take(Known& known, const Point& point) {
    const auto found = known.find(point);
    if (found == known.end()) return none;
    const std::size_t line = found->second;
    known.erase(found);
    return line;
  }

  void join(std::size_t head, std::size_t tail) {
    const std::size_t kept = head < tail ? head : tail, dropped = head < tail ? tail : head;
    if (kept == head) {
      lines_[head].insert(lines_[head].end(), lines_[tail].begin(), lines_[tail].end());
    } else {
      lines_[tail].insert(lines_[tail].begin(), lines_[head].begin(), lines_[head].end());
    }
    lines_[dropped].clear();
    starts_[lines_[kept].front()] = kept;
    ends_[lines_[kept].back()] = kept;
  }

  std::vector<std::deque<Point>> lines_;
  Known starts_, ends_;
};

// How far between two heights the level is.
double fraction(double from, double to, double level) { return from == to ? 0 : (level - from) / (to - from); }

}  // namespace

std::vector<std::vector<Point>> find_contours(const Grid& grid, double level) {
  Lines lines;
  for (std::size_t row = 0; row + 1 < grid.rows; ++row) {
    for (std::size_t column = 0; column + 1 < grid.columns; ++column) {
      const double heights[] = {grid.at(row, column), grid.at(row, column + 1), grid.at(row + 1, column),
                                grid.at(row + 1, column + 1)};
      unsigned higher = 0;
      for (unsigned corner = 0; corner < 4; ++corner) higher |= heights[corner] > level ? 1U << corner : 0U;
      if (higher == 0 || higher == 15) continue;
      const double x = static_cast<double>(column), y = static_cast<double>(row);
      const Point top{x + fraction(heights[0], heights[1], level), y};
      const Point bottom{x + fraction(heights[2], heights[3], level), y + 1};
      const Point left{x, y + fraction(heights[0], heights[2], level)};
      const Point right{x + 1, y + fraction(heights[1], heights[3], level)};
      switch (higher) {
        case 1:
          lines.add(top, left);
          break;
        case 2:
          lines.add(right, top);
          break;
        case 3:
          lines.add(right, left);
          break;
        case 4:
          lines.add(left, bottom);
          break;
        case 5:
          lines.add(top, bottom);
          break;
        case 6:  // Two high corners that only touch are apart.
          lines.add(right, top);
          lines.add(left, bottom);
          break;
        case 7:
          lines.add(right, bottom);
          break;
        case 8:
          lines.add(bottom, right);
          break;
        case 9:
          lines.add(top, left);
          lines.add(bottom, right);
          break;
        case 10:
          lines.add(bottom, top);
          break;
        case 11:
          lines.add(bottom, left);
          break;
        case 12:
          lines.add(left, right);
          break;
        case 13:
          lines.add(top, right);
          break;
        default:
          lines.add(left, top);
          break;
      }
    }
  }
  return lines.finish();
}

}  // namespace weft::ff
