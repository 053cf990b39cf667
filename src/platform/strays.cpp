#include "platform/strays.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
extern "C" {
#include <sys/pidfd.h>  // glibc 2.36's has no C++ guard
}

#include <algorithm>
#include <set>
#include <thread>

#include "support/fd.hpp"

namespace drctl {
namespace {

using namespace std::chrono_literals;

constexpr auto kill_patience = 1s;

/// Our children that are watched now, and when the first of those was started that were at work together:
/// facts of the process, as its children are.
std::mutex children_mutex;
std::set<pid_t> at_work;
std::uint64_t since = 0;

/// The pid may have become another's since it was looked up; what the descriptor holds stays what it is.
void send(const ProcessEntry& entry, int signal) {
  const Fd pidfd(::pidfd_open(entry.pid, 0));
  const auto now = process_entry(entry.pid);
  if (pidfd && now && now->started_at == entry.started_at)
    ::pidfd_send_signal(pidfd.get(), signal, nullptr, 0);
}

void reap(const ProcessEntry& entry) {
  if (entry.parent == ::getpid()) ::waitpid(entry.pid, nullptr, WNOHANG);
}

/// Adds the children of those that are in it, until there is nobody to add.
void add_descendants(std::set<pid_t>& family, const std::vector<ProcessEntry>& table) {
  for (auto before = std::size_t{0}; before != family.size();) {
    before = family.size();
    for (const auto& entry : table)
      if (family.contains(entry.parent)) family.insert(entry.pid);
  }
}

}  // namespace

void adopt_orphans() { ::prctl(PR_SET_CHILD_SUBREAPER, 1); }

std::unique_lock<std::mutex> hold_children() { return std::unique_lock(children_mutex); }

Strays::Strays(pid_t child) : child_(child) {
  const auto entry = process_entry(child);
  if (at_work.empty()) since = entry ? entry->started_at : UINT64_MAX;  // no /proc: none is found
  at_work.insert(child);
}

Strays::~Strays() {
  const auto hold = hold_children();
  at_work.erase(child_);
}

bool Strays::is_ours(const ProcessEntry& entry) const {
  return at_work.size() == 1 && entry.parent == ::getpid() && entry.started_at >= since;
}

std::vector<ProcessEntry> Strays::find() const {
  const auto hold = hold_children();
  const auto table = process_table();
  std::set<pid_t> family{child_};
  for (const auto& entry : table)
    if (is_ours(entry)) family.insert(entry.pid);
  add_descendants(family, table);
  std::vector<ProcessEntry> strays;
  for (const auto& entry : table)
    if (family.contains(entry.pid) && entry.pid != child_ && entry.group != child_) strays.push_back(entry);
  return strays;
}

void Strays::ask_to_stop() const {
  for (const auto& stray : find()) send(stray, SIGTERM);
}

void Strays::end(const Deadline& grace) const {
  const Deadline last(grace.remaining() + kill_patience);
  for (auto left = find(); !left.empty() && !last.passed(); left = find()) {
    for (const auto& stray : left) {
      if (grace.passed()) send(stray, SIGKILL);
      if (stray.state == 'Z') reap(stray);
    }
    std::this_thread::sleep_for(10ms);
  }
}

}  // namespace drctl
