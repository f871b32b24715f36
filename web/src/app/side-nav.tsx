import { NavLink } from 'react-router';
import { places } from '@/app/places';
import { Icon } from '@/components/ui/icon';
import styles from './side-nav.module.css';

export function SideNav() {
  return (
    <nav className={styles.rail} aria-label="Pages">
      <ul>
        {places.map(({ path, name, icon }) => (
          <li key={path}>
            <NavLink
              to={path}
              className={({ isActive }) => (isActive ? `${styles.place} ${styles.here}` : styles.place)}
            >
              <Icon name={icon} />
              <span>{name}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
