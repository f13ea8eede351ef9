// The script of a page under `weft run` that shows in Dash's error overlay why the newest source is not what it shows.
#pragma once

#include <string_view>

namespace weft::dash {

/// It listens to the store of Dash's renderer, where each answer to _reload-hash arrives. A new program is loaded by the
/// renderer's own hot reload, which forgets all errors, so nothing has to be taken back here.
inline constexpr std::string_view build_errors_script = R"js((function () {
  var shown = '';
  function open() {
    var toggle = document.querySelector('.test-devtools-error-toggle');
    if (!toggle) return false;
    if (!document.querySelector('.dash-backend-error')) toggle.click();
    return true;
  }
  function look(store) {
    var answer = (store.getState().reloadRequest || {}).content;
    if (!answer || answer.buildErrors === shown) return;
    shown = answer.buildErrors;
    if (!shown) return;
    store.dispatch({type: 'ON_ERROR', payload: {type: 'backEnd', error: {message: answer.buildErrorsTitle, html: answer.buildErrorsPage}}});
    var tries = 0, timer = setInterval(function () { if (open() || ++tries > 20) clearInterval(timer); }, 50);
  }
  var waiting = setInterval(function () {
    if (!window.dash_stores || !window.dash_stores.length) return;
    clearInterval(waiting);
    window.dash_stores.forEach(function (store) { store.subscribe(function () { look(store); }); look(store); });
  }, 20);
})();)js";

}  // namespace weft::dash
