// The console's files, within the program: nothing has to be installed beside it.

#include "cconsole.h"

// The compiler knows #embed in every dialect of C, and says that it is C23.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char index_html[] = {
#embed "web/index.html"
};
static const unsigned char console_css[] = {
#embed "web/console.css"
};
static const unsigned char icon_svg[] = {
#embed "web/icon.svg"
};
static const unsigned char app_js[] = {
#embed "web/app.js"
};
static const unsigned char api_js[] = {
#embed "web/api.js"
};
static const unsigned char page_js[] = {
#embed "web/page.js"
};
static const unsigned char events_js[] = {
#embed "web/events.js"
};
static const unsigned char invocations_js[] = {
#embed "web/invocations.js"
};
static const unsigned char drawing_js[] = {
#embed "web/drawing.js"
};
static const unsigned char flow_js[] = {
#embed "web/flow.js"
};
static const unsigned char keys_js[] = {
#embed "web/keys.js"
};
static const unsigned char schedules_js[] = {
#embed "web/schedules.js"
};
static const unsigned char sensors_js[] = {
#embed "web/sensors.js"
};
static const unsigned char workflows_js[] = {
#embed "web/workflows.js"
};
static const unsigned char yaml_js[] = {
#embed "web/yaml.js"
};

#define FILE_OF(name, type, array) {name, type, array, sizeof array}
#define SCRIPT "text/javascript; charset=utf-8"

static const cconsole_file files[] = {
    FILE_OF("index.html", "text/html; charset=utf-8", index_html),
    FILE_OF("console.css", "text/css; charset=utf-8", console_css),
    FILE_OF("icon.svg", "image/svg+xml", icon_svg),
    FILE_OF("app.js", SCRIPT, app_js),
    FILE_OF("api.js", SCRIPT, api_js),
    FILE_OF("page.js", SCRIPT, page_js),
    FILE_OF("events.js", SCRIPT, events_js),
    FILE_OF("invocations.js", SCRIPT, invocations_js),
    FILE_OF("drawing.js", SCRIPT, drawing_js),
    FILE_OF("flow.js", SCRIPT, flow_js),
    FILE_OF("keys.js", SCRIPT, keys_js),
    FILE_OF("schedules.js", SCRIPT, schedules_js),
    FILE_OF("sensors.js", SCRIPT, sensors_js),
    FILE_OF("workflows.js", SCRIPT, workflows_js),
    FILE_OF("yaml.js", SCRIPT, yaml_js),
};

const cconsole_file *cconsole_file_at(size_t number) {
    return number < sizeof files / sizeof files[0] ? &files[number] : 0;
}
