// The frames of an animation -> its buttons and its slider.
#pragma once

#include <string>
#include <vector>

#include <boost/json/object.hpp>

namespace weft::px {

/// Adds a button to play, one to stop and a slider of the frames to a layout. `redraw` draws every frame anew, which all traces
/// but scatter need; `label` stands before the current frame's name.
void add_animation_controls(const std::vector<std::string>& frames, const std::string& label, bool redraw,
                            boost::json::object& layout);

}  // namespace weft::px
