-- The data of the imaginary installation: 10,000 rows, the same each time.
INSERT INTO strategies
SELECT md5('strategy ' || n)::uuid, 'strategy-' || (n + 4) / 5, (n - 1) % 5 + 1,
       'def populate_entry_trend(frame): return frame.rsi < ' || 20 + n % 30,
       timestamptz '2025-01-01 00:00+00' + n * interval '1 hour'
FROM generate_series(1, 500) AS n;
INSERT INTO bots
SELECT md5('bot ' || n)::uuid, 'bot-' || n,
       CASE WHEN n % 50 = 0 THEN 'error' WHEN n % 4 = 0 THEN 'stopped' ELSE 'running' END,
       (ARRAY['binance', 'kraken', 'bybit'])[n % 3 + 1], md5('strategy ' || n % 500 + 1)::uuid,
       jsonb_build_object('pair', (ARRAY['BTC/USDT', 'ETH/USDT', 'SOL/USDT', 'ADA/USDT'])[n % 4 + 1],
                          'stake', n % 17 * 10, 'dry_run', n % 2 = 0),
       timestamptz '2025-02-01 00:00+00' + n * interval '11 minutes'
FROM generate_series(1, 2000) AS n;
INSERT INTO backtests
SELECT md5('backtest ' || n)::uuid, md5('bot ' || n % 2000 + 1)::uuid, md5('strategy ' || (n % 2000 + 1) % 500 + 1)::uuid,
       (n * 7919 % 200000 - 100000) / 1000.0,
       timestamptz '2025-03-01 00:00+00' + n * interval '13 minutes',
       timestamptz '2025-03-01 00:07+00' + n * interval '13 minutes'
FROM generate_series(1, 7500) AS n;
ANALYZE strategies, bots, backtests;
