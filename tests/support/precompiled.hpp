#pragma once

// Put before every test by the build, compiled once: most of a test's building is the reading of
// these. What a test uses it includes by itself nevertheless.

#include "tests/support/char_pointers.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>
