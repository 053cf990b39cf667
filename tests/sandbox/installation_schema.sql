-- The tables of the imaginary installation. The backend runs this at each start of a pod, as its migrations.
CREATE TABLE IF NOT EXISTS strategies (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  code text NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (name, version)
);
CREATE TABLE IF NOT EXISTS bots (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE,
  status text NOT NULL CHECK (status IN ('running', 'stopped', 'error')),
  exchange text NOT NULL,
  strategy_id uuid NOT NULL REFERENCES strategies (id),
  config jsonb NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS bots_strategy_id_idx ON bots (strategy_id);
CREATE TABLE IF NOT EXISTS backtests (
  id uuid PRIMARY KEY,
  bot_id uuid NOT NULL REFERENCES bots (id) ON DELETE CASCADE,
  strategy_id uuid NOT NULL REFERENCES strategies (id),
  profit numeric(10, 4) NOT NULL,
  started_at timestamptz NOT NULL,
  finished_at timestamptz NOT NULL CHECK (finished_at > started_at)
);
CREATE INDEX IF NOT EXISTS backtests_bot_id_idx ON backtests (bot_id);
CREATE INDEX IF NOT EXISTS backtests_strategy_id_idx ON backtests (strategy_id);
