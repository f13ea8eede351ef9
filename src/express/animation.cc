// The frames of an animation -> its buttons and its slider.
#include "express/animation.h"

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include <weft/json.h>

namespace weft::px {
namespace {

using boost::json::array;
using boost::json::object;

object how_to_animate(int milliseconds, bool redraw) {
  return {{"frame", {{"duration", milliseconds}, {"redraw", redraw}}},
          {"mode", "immediate"},
          {"fromcurrent", true},
          {"transition", {{"duration", milliseconds}, {"easing", "linear"}}}};
}

}  // namespace

void add_animation_controls(const std::vector<std::string>& frames, const std::string& label, bool redraw, object& layout) {
  // Built step by step: braces of two strings would be taken for an object.
  const auto button = [&](Json what, int milliseconds, const char* text) {
    array args;
    args.push_back(std::move(what));
    args.push_back(how_to_animate(milliseconds, redraw));
    return object{{"args", std::move(args)}, {"label", text}, {"method", "animate"}};
  };
  array nothing;
  nothing.push_back(nullptr);
  array buttons;
  buttons.push_back(button(nullptr, 500, "&#9654;"));
  buttons.push_back(button(nothing, 0, "&#9724;"));
  array menus;
  menus.push_back(object{{"buttons", std::move(buttons)},
                         {"direction", "left"},
                         {"pad", {{"r", 10}, {"t", 70}}},
                         {"showactive", false},
                         {"type", "buttons"},
                         {"x", 0.1},
                         {"xanchor", "right"},
                         {"y", 0},
                         {"yanchor", "top"}});
  layout["updatemenus"] = std::move(menus);
  array steps;
  for (const auto& frame : frames) {
    array names;
    names.push_back(Json(frame));
    steps.push_back(button(std::move(names), 0, frame.c_str()));
  }
  array sliders;
  sliders.push_back(object{{"active", 0},
                           {"yanchor", "top"},
                           {"xanchor", "left"},
                           {"currentvalue", {{"prefix", label + "="}}},
                           {"pad", {{"b", 10}, {"t", 60}}},
                           {"len", 0.9},
                           {"x", 0.1},
                           {"y", 0},
                           {"steps", std::move(steps)}});
  layout["sliders"] = std::move(sliders);
}

}  // namespace weft::px
